// Sends a request as it is, with nothing put right on the way.

import {Agent, request as open} from 'node:http';

const Patience = 30_000;

export class Client {
  constructor(url) {
    this.url = new URL(url);
    this.agent = new Agent({keepAlive: true, maxSockets: 64});
    this.sent = 0;
  }

  /** {method, target, headers, body} to {status, headers, text}; `body` is a text or null. */
  send({method, target, headers = {}, body = null}) {
    this.sent += 1;
    const bytes = body === null ? null : Buffer.from(body, 'utf8');
    const length = bytes === null ? {} : {'Content-Length': bytes.length};
    return new Promise((resolve, reject) => {
      const asked = open({
        host: this.url.hostname, port: this.url.port, agent: this.agent, method, path: target,
        headers: {...headers, ...length}, timeout: Patience,
      }, answer => {
        const chunks = [];
        answer.on('data', chunk => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => resolve({status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString('utf8')}));
      });
      asked.on('error', reject);
      asked.on('timeout', () => asked.destroy(new Error(`no answer within ${Patience} ms`)));
      asked.end(bytes ?? undefined);
    });
  }

  close() {
    this.agent.destroy();
  }
}
