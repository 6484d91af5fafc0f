// The document of a running server: its operations, and a validator for every body it declares.

import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const Methods = ['get', 'post', 'put', 'patch', 'delete'];
const Root = 'matinee:document';

const escaped = key => key.replace(/~/g, '~0').replace(/\//g, '~1');

export class ApiDocument {
  constructor(root) {
    this.root = root;
    this.ajv = new Ajv2020({strict: false, validateFormats: true});
    addFormats(this.ajv);
    this.ajv.addSchema({...root, $id: Root});
    this.validators = new Map();
    this.operations = Object.entries(root.paths).flatMap(([path, item]) =>
      Methods.filter(method => item[method]).map(method => this.#operation(path, method, item[method])));
  }

  static async load(url) {
    const answer = await fetch(`${url}/api/v1/openapi.json`);
    if (!answer.ok)
      throw new Error(`no document at ${url}: ${answer.status}`);
    return new ApiDocument(await answer.json());
  }

  /** What a "#/a/b" names, and its own pointer after every reference has been followed. */
  resolve(node, pointer = '') {
    while (node?.$ref) {
      pointer = node.$ref.slice(1);
      node = pointer.split('/').slice(1)
        .reduce((place, key) => place[key.replace(/~1/g, '/').replace(/~0/g, '~')], this.root);
    }
    return {node, pointer};
  }

  deref(node) {
    return this.resolve(node).node;
  }

  /** One schema out of references and `allOf`. */
  flat(given) {
    const schema = this.deref(given) ?? {};
    if (!schema.allOf)
      return schema;
    const whole = {...schema, properties: {...schema.properties}, required: [...(schema.required ?? [])]};
    delete whole.allOf;
    for (const {properties, required, ...rest} of schema.allOf.map(part => this.flat(part))) {
      Object.assign(whole, {...rest, ...whole});
      Object.assign(whole.properties, properties);
      whole.required.push(...(required ?? []));
    }
    return whole;
  }

  /** Null when `value` is as the schema at `pointer` says, else what is wrong with it. */
  faultsOf(pointer, value) {
    if (!this.validators.has(pointer))
      this.validators.set(pointer, this.ajv.compile({$ref: `${Root}#${encodeURI(pointer)}`}));
    const validate = this.validators.get(pointer);
    return validate(value) ? null : this.ajv.errorsText(validate.errors, {dataVar: 'body'});
  }

  /** Good answers and bodies that show nobody what they look like. */
  withoutExample() {
    return this.operations.flatMap(({name, body, answers}) => {
      const good = Object.keys(answers).filter(status => status.startsWith('2')).flatMap(status => Object.values(answers[status].contents));
      return [...good, ...(body ? [body] : [])].some(content => !content.hasExample) ? [name] : [];
    });
  }

  #contents(content, pointer) {
    return Object.fromEntries(Object.entries(content ?? {}).map(([type, {schema, example}]) =>
      [type, {schema, hasExample: example !== undefined || this.deref(schema).example !== undefined, pointer: `${pointer}/content/${escaped(type)}/schema`}]));
  }

  #operation(path, method, given) {
    const here = `/paths/${escaped(path)}/${method}`;
    const body = this.resolve(given.requestBody, `${here}/requestBody`);
    const answers = Object.fromEntries(Object.entries(given.responses).map(([status, response]) => {
      const {node, pointer} = this.resolve(response, `${here}/responses/${status}`);
      return [status, {headers: Object.keys(node.headers ?? {}), contents: this.#contents(node.content, pointer)}];
    }));
    const security = given.security ?? this.root.security ?? [];
    return {
      id: given.operationId,
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: (given.parameters ?? []).map(parameter => this.deref(parameter)),
      // A body that is no JSON is nothing that could be made up from a schema.
      body: body.node ? this.#contents(body.node.content, body.pointer)['application/json'] ?? null : null,
      answers,
      needsToken: !security.some(way => Object.keys(way).length === 0),
    };
  }
}
