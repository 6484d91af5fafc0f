// Everything random comes from here, so that a seed tells it all.

import fc from 'fast-check';

export class Draw {
  constructor(seed) {
    this.state = seed | 0 || 1;
  }

  /** xorshift32 */
  next() {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return this.state >>> 0;
  }

  below(limit) {
    return this.next() % limit;
  }

  chance(share) {
    return this.next() / 2 ** 32 < share;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** [[weight, value], ...] */
  weighted(choices) {
    let left = (this.next() / 2 ** 32) * choices.reduce((sum, [weight]) => sum + weight, 0);
    return (choices.find(([weight]) => (left -= weight) < 0) ?? choices.at(-1))[1];
  }

  from(arbitrary) {
    return fc.sample(arbitrary, {seed: this.next() | 0, numRuns: 1})[0];
  }
}
