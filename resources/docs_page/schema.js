// What a schema says, in words and rows that people read.

import {resolved} from './document.js';

const Deepest = 5;

/** One schema out of references and `allOf`. */
export function flattened(given) {
  const schema = resolved(given) ?? {};
  if (!schema.allOf)
    return schema;
  const whole = {...schema, properties: {...schema.properties}, required: [...(schema.required ?? [])]};
  delete whole.allOf;
  for (const part of schema.allOf.map(flattened)) {
    const {properties, required, example, ...rest} = part;
    Object.assign(whole, {...rest, ...whole});
    Object.assign(whole.properties, properties);
    whole.required.push(...(required ?? []));
  }
  return whole;
}

/** Splits "this or null" into the schema and whether null may stand for it. */
function withoutNull(given) {
  const schema = flattened(given);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) {
    const rest = choices.filter(choice => flattened(choice).type !== 'null');
    return {schema: rest.length === 1 ? flattened(rest[0]) : schema, isNullable: rest.length < choices.length};
  }
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter(type => type !== 'null');
    return {schema: {...schema, type: types.length === 1 ? types[0] : types}, isNullable: types.length < schema.type.length};
  }
  return {schema, isNullable: false};
}

export function typeOf(given) {
  const {schema, isNullable} = withoutNull(given);
  let name = schema.format ?? [schema.type ?? 'any'].flat().join(' or ');
  if (schema.const !== undefined)
    name = JSON.stringify(schema.const);
  else if (schema.enum)
    name = 'choice';
  else if (schema.type === 'array')
    name = `list of ${typeOf(schema.items ?? {})}`;
  return isNullable ? `${name} or null` : name;
}

function range(low, high, unit) {
  const words = low !== undefined && high !== undefined ? `${low} to ${high}`
    : low !== undefined ? `at least ${low}` : `at most ${high}`;
  return low === undefined && high === undefined ? [] : [words + unit];
}

/** Every limit the schema sets. */
export function limitsOf(given) {
  const {schema} = withoutNull(given);
  const inner = schema.type === 'array' && schema.items ? limitsOf(schema.items) : '';
  return [
    ...range(schema.minimum, schema.maximum, ''),
    ...range(schema.minLength, schema.maxLength, ' characters'),
    ...range(schema.minItems, schema.maxItems, ' items'),
    ...(schema.pattern ? [`matches ${schema.pattern}`] : []),
    ...(schema.enum ? [schema.enum.map(value => String(value)).join(', ')] : []),
    ...(inner ? [`each ${inner}`] : []),
    ...(schema.default !== undefined ? [`${schema.default} when absent`] : []),
  ].join('; ');
}

/** A row for every field, those of inner objects under "outer.inner" and of lists under "outer[].inner". */
export function fieldsOf(given, prefix = '', depth = 0) {
  const {schema} = withoutNull(given);
  if (depth > Deepest)
    return [];
  if (schema.type === 'array')
    return fieldsOf(schema.items ?? {}, `${prefix}[]`, depth + 1);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    return [{
      name: path,
      type: typeOf(property),
      limits: limitsOf(property),
      isRequired: (schema.required ?? []).includes(name),
      description: resolved(property).description ?? withoutNull(property).schema.description ?? '',
    }, ...fieldsOf(property, path, depth + 1)];
  });
}

/** The example that is written down, or else one put together from those of its parts. */
export function exampleOf({schema: given, example}, depth = 0) {
  if (example !== undefined)
    return example;
  const own = resolved(given)?.example;
  if (own !== undefined || depth > Deepest)
    return own ?? null;
  const {schema} = withoutNull(given ?? {});
  if (schema.example !== undefined || schema.const !== undefined || schema.default !== undefined)
    return schema.example ?? schema.const ?? schema.default;
  if (schema.enum)
    return schema.enum[0];
  if (schema.type === 'array')
    return [exampleOf({schema: schema.items}, depth + 1)];
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties)
      .map(([name, property]) => [name, exampleOf({schema: property}, depth + 1)]));
  return {string: '', integer: schema.minimum ?? 0, number: schema.minimum ?? 0, boolean: false}[schema.type] ?? null;
}
