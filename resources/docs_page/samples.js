// The same request in three languages. Texts are quoted as each language wants it, so that what is shown runs.

const forShell = text => `'${text.replace(/'/g, `'\\''`)}'`;
const forScript = text => JSON.stringify(text);

function inCurl({method, address, headers, body}) {
  const parts = [`curl ${method === 'GET' ? '' : `-X ${method} `}${forShell(address)}`];
  for (const [name, value] of headers)
    parts.push(`-H ${forShell(`${name}: ${value}`)}`);
  if (body !== null)
    parts.push(`--data-raw ${forShell(body)}`);
  return parts.join(' \\\n  ');
}

function inJavaScript({method, address, headers, body}) {
  const lines = [`  method: ${forScript(method)},`];
  if (headers.length > 0)
    lines.push('  headers: {', ...headers.map(([name, value]) => `    ${forScript(name)}: ${forScript(value)},`), '  },');
  if (body !== null)
    lines.push(`  body: ${forScript(body)},`);
  return `const answer = await fetch(${forScript(address)}, {\n${lines.join('\n')}\n});\n`
    + 'console.log(answer.status, await answer.text());';
}

function inPython({method, address, headers, body}) {
  const lines = [`    ${forScript(address)},`, `    method=${forScript(method)},`];
  if (headers.length > 0)
    lines.push('    headers={', ...headers.map(([name, value]) => `        ${forScript(name)}: ${forScript(value)},`), '    },');
  if (body !== null)
    lines.push(`    data=${forScript(body)}.encode(),`);
  return `import urllib.request\n\nrequest = urllib.request.Request(\n${lines.join('\n')}\n)\n`
    + 'with urllib.request.urlopen(request) as answer:\n    print(answer.status, answer.read().decode())';
}

export const Languages = [['curl', inCurl], ['JavaScript', inJavaScript], ['Python', inPython]];
