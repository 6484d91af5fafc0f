// Values out of schemas, and values that break one rule of them.

import fc from 'fast-check';

const Strange = ['', ' ', '0', 'null', 'true', '-1', "Robert'); DROP TABLE movie;--", '<script>alert(1)</script>', '../../etc/passwd',
  '%00', '\u0000', '\r\nX-Injected: yes', 'é', 'e\u0301', 'İ', 'ß', '日本語', 'עברית', '👩‍👩‍👧‍👦', '\u202eevil', '\ufeff', '\uffff', '\ud800',
  'a'.repeat(300), '"', '\\', '%', '_', '*', 'OR', '(', '))', 'NaN', '1e999', '9223372036854775808', '2024-02-30', 'tt', 'imdb:', 'tmdb:0', 'local:x'];

const Other = [null, true, false, 0, -1, 1.5, 1e308, 2 ** 53 + 2, '', 'text', '12', [], [null], {}, {a: 1}];
const Huge = ['x'.repeat(70_000), '👍'.repeat(20_000), Array(1001).fill('x'), 1e308, -1e308, nested(20)];

function nested(levels) {
  return levels === 0 ? 'deep' : [nested(levels - 1)];
}

export class Values {
  constructor(document, draw) {
    this.document = document;
    this.draw = draw;
  }

  strange() {
    return this.draw.chance(0.7) ? this.draw.pick(Strange) : this.draw.from(fc.string({unit: 'binary', maxLength: 40}));
  }

  /** A value that the schema allows; at its edges as often as not. `known` gives values for named fields. */
  valid(given, known, name = '', depth = 0) {
    const schema = this.document.flat(given);
    const fromWorld = known(name, schema);
    if (fromWorld !== undefined)
      return fromWorld;
    if (schema.const !== undefined)
      return schema.const;
    if (schema.enum)
      return this.draw.pick(schema.enum);
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices)
      return this.valid(this.draw.pick(choices), known, name, depth);
    const type = this.draw.pick([schema.type ?? 'string'].flat());
    if (type === 'object')
      return this.#object(schema, known, depth);
    if (type === 'array') {
      const length = Math.min(schema.maxItems ?? 3, Math.max(schema.minItems ?? 0, this.draw.below(4)));
      return Array.from({length}, () => this.valid(schema.items ?? {}, known, name, depth + 1));
    }
    return this.draw.from(this.#scalar(schema, type));
  }

  #object(schema, known, depth) {
    const made = {};
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if ((schema.required ?? []).includes(name) || (depth < 4 && this.draw.chance(0.6)))
        made[name] = this.valid(property, known, name, depth + 1);
    }
    return made;
  }

  #scalar(schema, type) {
    const edges = (low, high) => fc.oneof(fc.integer({min: low, max: high}), fc.constantFrom(low, high));
    if (type === 'null')
      return fc.constant(null);
    if (type === 'boolean')
      return fc.boolean();
    if (type === 'integer')
      return edges(schema.minimum ?? -(2 ** 31), schema.maximum ?? 2 ** 31 - 1);
    if (type === 'number')
      return fc.double({min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true});
    if (schema.pattern)
      return fc.stringMatching(new RegExp(schema.pattern));
    if (schema.format === 'uuid')
      return fc.uuid();
    if (schema.format === 'date-time')
      return fc.date({min: new Date('2020-01-01'), max: new Date('2026-01-01'), noInvalidDate: true}).map(date => date.toISOString());
    if (schema.format === 'date')
      return fc.date({min: new Date('1950-01-01'), max: new Date('2030-01-01'), noInvalidDate: true}).map(date => date.toISOString().slice(0, 10));
    const longest = Math.min(schema.maxLength ?? 60, 20_000);
    const ordinary = fc.string({unit: 'grapheme', minLength: schema.minLength ?? 0, maxLength: Math.min(longest, 40)});
    return schema.maxLength ? fc.oneof({weight: 9, arbitrary: ordinary}, {weight: 1, arbitrary: fc.constant('m'.repeat(longest))}) : ordinary;
  }

  /** A value that one rule of the schema forbids; where it has none, one of another type. */
  breaking(given) {
    const schema = this.document.flat(given);
    const broken = [];
    if (schema.maximum !== undefined)
      broken.push(schema.maximum + 1, schema.maximum + 0.5);
    if (schema.minimum !== undefined)
      broken.push(schema.minimum - 1);
    if (schema.maxLength !== undefined)
      broken.push('l'.repeat(schema.maxLength + 1));
    if (schema.minLength > 0)
      broken.push('s'.repeat(schema.minLength - 1));
    if (schema.maxItems !== undefined)
      broken.push(Array.from({length: schema.maxItems + 1}, () => this.valid(schema.items ?? {}, () => undefined)));
    if (schema.minItems > 0)
      broken.push([]);
    if (schema.pattern || schema.enum || schema.format)
      broken.push('no such thing', ' ', '９');
    return broken.length > 0 ? this.draw.pick(broken) : this.otherType();
  }

  otherType() {
    return structuredClone(this.draw.pick(Other));
  }

  huge() {
    return structuredClone(this.draw.pick(Huge));
  }
}
