// Requests for an operation: as it wants them, or wrong in one way.

const Kinds = [[45, 'valid'], [18, 'breaking'], [10, 'otherType'], [3, 'huge'], [12, 'strange'], [4, 'twice'], [4, 'unknown'], [4, 'malformed']];

const encoded = text => encodeURIComponent(String(text).toWellFormed());

export class Requests {
  constructor(document, values, world, draw) {
    Object.assign(this, {document, values, world, draw});
  }

  /** {method, target, headers, body, person, brokenRule}: `brokenRule` tells what must not be taken. */
  make(operation, kind = this.draw.weighted(Kinds)) {
    const place = this.#wrongPlace(operation, kind);
    const request = {method: operation.method, headers: {}, body: null, kind, brokenRule: null};
    this.#sign(operation, request);
    request.target = this.#path(operation, place === 'path' ? kind : 'valid') + this.#query(operation, place === 'query' ? kind : 'valid', request);
    this.#conditions(operation, request);
    if (operation.body)
      this.#fill(operation, request, place === 'body' ? kind : 'valid');
    else if (operation.method !== 'GET' && this.draw.chance(0.03))
      Object.assign(request, {body: '{"a":1}', brokenRule: 'a body where none is declared', headers: {...request.headers, 'Content-Type': 'application/json'}});
    if (operation.method === 'GET' && request.target.length < 4000 && this.draw.chance(0.04))
      request.method = 'HEAD';
    return request;
  }

  #wrongPlace(operation, kind) {
    if (kind === 'valid')
      return null;
    const places = operation.body ? ['body', 'body', 'body'] : [];
    if (operation.parameters.some(parameter => parameter.in === 'path') && kind !== 'unknown')
      places.push('path');
    if (operation.parameters.some(parameter => parameter.in === 'query') || kind === 'unknown')
      places.push('query');
    return places.length > 0 ? this.draw.pick(places) : null;
  }

  #sign(operation, request) {
    const who = this.draw.weighted([[operation.needsToken ? 75 : 45, 0], [15, 1], [operation.needsToken ? 5 : 40, 'nobody'], [4, 'bad']]);
    if (typeof who === 'number') {
      request.person = who;
      request.headers.Authorization = `Bearer ${this.world.people[who].token}`;
    } else if (who === 'bad') {
      request.headers.Authorization = this.draw.pick(['Bearer mat_a_nonsense', 'Bearer', 'Basic YTpi', `Bearer ${'x'.repeat(3000)}`, 'Bearer é'.normalize('NFC')]);
    }
  }

  #conditions(operation, request) {
    const known = this.world.etags.get(operation.path);
    if (operation.method === 'GET' && known && this.draw.chance(0.1))
      request.headers['If-None-Match'] = this.draw.pick(known).etag;
    const names = operation.parameters.filter(parameter => parameter.in === 'header').map(parameter => parameter.name);
    if (names.includes('If-Match') && this.draw.chance(0.1))
      request.headers['If-Match'] = this.draw.pick([known ? this.draw.pick(known).etag : '"x"', '*', '"none"', 'W/"x"']);
    if (names.includes('Idempotency-Key') && this.draw.chance(0.15))
      request.headers['Idempotency-Key'] = this.draw.pick([`k${this.draw.below(50)}`, `n${this.draw.next()}`, 'k'.repeat(256), 'with space']);
  }

  #path(operation, kind) {
    return operation.path.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = encoded(this.#pathValue(operation, name, kind));
      return kind === 'malformed' ? `${value}${this.draw.pick(['%00', '%FF', '%E0%80', '%', '%zz'])}` : value;
    });
  }

  #pathValue(operation, name, kind) {
    const parameter = operation.parameters.find(each => each.name === name);
    const collection = operation.path.slice(0, operation.path.indexOf(`/{${name}}`));
    const ids = this.world.ids.get(collection);
    if (kind === 'huge')
      return 'h'.repeat(4000);
    if (kind !== 'valid')
      return this.values.strange().replace(/^\.{0,2}$/, 'dots');
    if (ids && this.draw.chance(name === 'ref' ? 0.5 : 0.9))
      return this.draw.pick(ids);
    if (name === 'ref')
      return this.draw.pick(this.world.refs);
    return this.draw.chance(0.5) && parameter.example ? parameter.example : this.values.valid(parameter.schema, () => undefined) || 'x';
  }

  #query(operation, kind, request) {
    const all = operation.parameters.filter(parameter => parameter.in === 'query');
    const share = all.length > 12 ? 0.08 : 0.35;
    const pairs = [];
    for (const parameter of all.filter(each => each.required || this.draw.chance(share)))
      pairs.push([parameter.name, this.#queryValue(operation, parameter, request)]);
    const wrong = all.length > 0 ? this.draw.pick(all) : null;
    if (kind === 'unknown') {
      pairs.push(['frob', '1']);
      request.brokenRule = all.length > 0 || operation.method !== 'GET' ? 'an unknown query parameter' : null;
    } else if (kind === 'twice' && pairs.length > 0) {
      pairs.push(this.draw.pick(pairs));
    } else if (kind === 'huge') {
      pairs.push([wrong.name, 'q'.repeat(this.draw.pick([4001, 7000, 9000]))]);
    } else if (kind !== 'valid' && wrong) {
      this.#breakParameter(wrong, kind, pairs, request);
    }
    // A search that was asked to be lenient takes what is wrong and tells it among its errors.
    if (kind === 'breaking' && pairs.some(([name, value]) => name === 'lenient' && ['1', 'yes', 'true'].includes(value)))
      request.brokenRule = null;
    const tail = kind === 'malformed' ? this.draw.pick(['&a=%00', '&a=%FF', '&&&', '&=', '&%']) : '';
    const text = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&') + tail;
    return text ? `?${text}` : '';
  }

  #breakParameter(parameter, kind, pairs, request) {
    const schema = this.document.flat(parameter.schema);
    const hasRule = ['minimum', 'maximum', 'enum', 'maxLength'].some(rule => schema[rule] !== undefined);
    const value = kind === 'breaking' ? this.values.breaking(schema) : this.values.strange();
    if (pairs.some(([name]) => name === parameter.name))
      pairs.splice(pairs.findIndex(([name]) => name === parameter.name), 1);
    pairs.push([parameter.name, value]);
    if (kind === 'breaking' && hasRule && String(value).trim() !== '')
      request.brokenRule = `${parameter.name}=${String(value).slice(0, 40)}`;
  }

  #queryValue(operation, parameter, request) {
    const cursors = this.world.cursors.get(operation.id);
    if (parameter.name === 'cursor')
      return cursors && this.draw.chance(0.8) ? this.draw.pick(cursors) : 'AAAA';
    const devices = this.world.devices.get(request.person);
    if (parameter.name === 'device' && devices && this.draw.chance(0.9))
      return this.draw.pick(devices).device_id;
    if (parameter.name === 'wait')
      return this.draw.pick(['0', '0', '1']); // nobody has the time
    if (parameter.example !== undefined && this.draw.chance(0.6))
      return [parameter.example].flat()[0];
    return [this.values.valid(parameter.schema, () => undefined)].flat()[0] ?? 'x';
  }

  /** What of the world stands for a field of this name. */
  #known(operation, request) {
    const {spare} = this.world;
    const device = this.draw.pick(this.world.devices.get(request.person) ?? [{}]);
    const special = {
      signIn: {handle: spare.handle, password: spare.password, device_name: 'contract'},
      refreshSession: {refresh_token: spare.refresh},
      pushChanges: {protocol: 1, schema: 1, epoch: device.epoch, device: device.device_id, after: {n: 0, mid: ''}},
    }[operation.id] ?? {};
    return name => {
      if (special[name] !== undefined)
        return special[name];
      if (name === 'movie')
        return this.draw.pick(this.world.refs);
      return name === 'query' && this.draw.chance(0.7) ? 'genre:horror year:1980s' : undefined;
    };
  }

  #fill(operation, request, kind) {
    const {schema} = operation.body;
    const body = this.values.valid(schema, this.#known(operation, request));
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
    if (kind === 'twice') {
      const [name] = Object.keys(body);
      if (name) {
        request.body = `{${JSON.stringify(name)}:${JSON.stringify(body[name])},${request.body.slice(1)}`;
        request.brokenRule = 'a name twice';
      }
    } else if (kind === 'malformed') {
      this.#malform(request);
    } else if (kind !== 'valid') {
      this.#spoil(schema, body, kind);
      request.body = JSON.stringify(body);
    }
  }

  #malform(request) {
    const [body, type, encoding] = this.draw.pick([
      [`${request.body}x`], [request.body.slice(0, -1)], ['[]'], ['null'], ['"text"'], ['12'], ["{'a':1}"], ['{"a":1,}'], ['{"a":NaN}'], ['\ufeff{}'],
      ['{"a":"\u0001"}'], [request.body, 'text/plain'], [request.body, 'application/x-www-form-urlencoded'], [request.body, undefined],
      [request.body, 'application/json', 'gzip'], [`{"a":${'['.repeat(40)}${']'.repeat(40)}}`]]);
    request.body = body;
    if (type !== 'application/json' && (type || this.draw.chance(0.5)))
      request.headers['Content-Type'] = type ?? 'application/octet-stream';
    if (encoding)
      request.headers['Content-Encoding'] = encoding;
  }

  /** Makes one thing wrong, at any depth. */
  #spoil(given, body, kind) {
    const schema = this.document.flat(given);
    const names = Object.keys(schema.properties ?? {});
    const name = names.length > 0 ? this.draw.pick(names) : 'frob';
    const inner = body[name];
    if (kind === 'unknown') {
      body.frob = this.values.otherType();
    } else if (Array.isArray(inner) && inner.length > 0 && this.draw.chance(0.6)) {
      const item = this.document.flat(schema.properties[name]).items;
      if (inner[0] !== null && typeof inner[0] === 'object')
        this.#spoil(item, inner[0], kind);
      else
        inner[0] = this.#wrong(item, kind);
    } else if (this.draw.chance(0.15)) {
      delete body[name];
    } else {
      body[name] = this.#wrong(schema.properties?.[name] ?? {}, kind);
    }
  }

  #wrong(schema, kind) {
    const makers = {breaking: () => this.values.breaking(schema), huge: () => this.values.huge(), strange: () => this.values.strange()};
    return (makers[kind] ?? (() => this.values.otherType()))();
  }
}
