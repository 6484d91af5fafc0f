// Makes a request that shows a fault as small as it can be while it still shows it.

const MostTries = 120;

function* smallerBodies(text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return;
  }
  if (body === null || typeof body !== 'object' || JSON.stringify(body) !== text)
    return;
  for (const name of Object.keys(body)) {
    const {[name]: gone, ...rest} = body;
    yield JSON.stringify(rest);
    if (typeof gone === 'string' && gone.length > 1) {
      yield JSON.stringify({...body, [name]: gone.slice(0, gone.length >> 1)});
      yield JSON.stringify({...body, [name]: gone.slice(gone.length >> 1)});
    }
    if (Array.isArray(gone) && gone.length > 0)
      yield JSON.stringify({...body, [name]: gone.slice(0, gone.length >> 1)});
  }
}

function* smaller(request) {
  const [path, query] = request.target.split('?');
  const pairs = query ? query.split('&') : [];
  for (let i = 0; i < pairs.length; ++i)
    yield {...request, target: [path, pairs.toSpliced(i, 1).join('&')].filter(Boolean).join('?')};
  for (const name of Object.keys(request.headers)) {
    const {[name]: _, ...headers} = request.headers;
    yield {...request, headers};
  }
  if (request.body !== null)
    yield {...request, body: null};
  for (const body of smallerBodies(request.body ?? ''))
    yield {...request, body};
}

/** `isFaulty(request)` sends it and tells whether the fault is there again. */
export async function minimised(request, isFaulty) {
  let tries = 0;
  let best = request;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const candidate of smaller(best)) {
      if (++tries > MostTries)
        return best;
      if (await isFaulty(candidate)) {
        best = candidate;
        isSmaller = true;
        break;
      }
    }
  }
  return best;
}
