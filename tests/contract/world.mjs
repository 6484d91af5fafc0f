// Two people on a server, and what is known of it from what it answered.

const Password = 'a long enough secret';
const Most = 200; // of each thing remembered

export class World {
  /** `mark` keeps the accounts of one run apart from those of another. */
  constructor(client, mark) {
    this.client = client;
    this.mark = mark;
    this.accounts = 0;
    this.people = [];
    this.refs = ['tt0078748', 'tt0133093', 'imdb:tt0089881'];
    this.ids = new Map(); // by collection, "/api/v1/me/lists"
    this.cursors = new Map(); // by operation
    this.devices = new Map(); // that synchronise, {device_id, epoch}, by person
    this.etags = new Map(); // by target
  }

  post(path, body) {
    const headers = {'Content-Type': 'application/json'};
    return this.client.send({method: 'POST', target: path, headers, body: JSON.stringify(body)});
  }

  async #newAccount() {
    const handle = `c${this.mark}-${this.accounts++}`;
    const answer = await this.post('/api/v1/accounts', {handle, password: Password});
    if (answer.status !== 201)
      throw new Error(`no account: ${answer.status} ${answer.text}`);
    return {handle, password: Password, token: null, refresh: null};
  }

  async #signIn(person) {
    const answer = await this.post('/api/v1/sessions',
      {handle: person.handle, password: person.password, device_name: 'contract'});
    if (answer.status !== 200)
      return false;
    const session = JSON.parse(answer.text);
    Object.assign(person, {token: session.access_token, refresh: session.refresh_token});
    return true;
  }

  async start() {
    for (const index of [0, 1])
      await this.renew(index);
    this.spare = await this.#newAccount(); // for signing in and refreshing, so that nobody else is locked out
    await this.#signIn(this.spare);
    const films = await this.client.send({method: 'GET', target: '/api/v1/movies?limit=40'});
    this.refs.push(...JSON.parse(films.text).items.map(film => film.ref));
  }

  /** A token ends with its session, and an account may be gone: then somebody else takes the place. */
  async renew(index) {
    if (this.people[index] && await this.#signIn(this.people[index]))
      return;
    this.people[index] = await this.#newAccount();
    if (!await this.#signIn(this.people[index]))
      throw new Error('a new account cannot sign in');
  }

  remember(map, key, value) {
    const known = map.get(key) ?? [];
    if (known.length < Most)
      known.push(value);
    else
      known[known.length - 1 - (known.indexOf(value) + this.client.sent) % 50] = value;
    map.set(key, known);
  }

  /** Learns ids, cursors and tags from an answer. */
  learn(operation, request, answer) {
    if (answer.headers.etag && request.method === 'GET')
      this.remember(this.etags, operation.path, {target: request.target, etag: answer.headers.etag});
    const place = /^(\/api\/v1\/.+)\/([^/]+)$/.exec(answer.headers.location ?? '');
    if (answer.status === 201 && place)
      this.remember(this.ids, place[1], decodeURIComponent(place[2]));
    if (answer.status === 201 && place?.[1] === '/api/v1/movies')
      this.refs.push(decodeURIComponent(place[2]));
    if (answer.status === 201 && operation.id === 'addDevice')
      this.remember(this.devices, request.person, JSON.parse(answer.text));
    const put = /^(.+)\/([^/?]+)$/.exec(request.target.split('?')[0]);
    if (answer.status === 200 && request.method === 'PUT' && operation.path.endsWith('{ref}'))
      this.remember(this.ids, put[1], decodeURIComponent(put[2]));
    if (answer.status !== 200 || !(answer.headers['content-type'] ?? '').includes('json') || answer.text === '')
      return;
    if (operation.id === 'refreshSession')
      this.spare.refresh = JSON.parse(answer.text).refresh_token;
    const {items, next, cursor} = JSON.parse(answer.text);
    if (next ?? cursor)
      this.remember(this.cursors, operation.id, next ?? cursor);
    for (const item of Array.isArray(items) ? items : []) {
      if (typeof item.id === 'string')
        this.remember(this.ids, operation.path, item.id);
    }
  }
}
