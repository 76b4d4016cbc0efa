// Speaks the language server protocol with yaml-language-server over stdio.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('./node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url));
const SETTINGS = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
  http: {},
  editor: {},
  files: {},
};

export class Client {
  #process;
  #buffer = Buffer.alloc(0);
  #nextId = 1;
  #answers = new Map();
  #diagnostics = new Map();
  #timeout;

  /** Starts the server for the folder at this URL. Every answer has to come within `timeout` milliseconds. */
  static async start(rootUri, timeout = 30_000) {
    const client = new Client(timeout);
    await client.#request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'catalog' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          hover: { contentFormat: ['markdown', 'plaintext'] },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        },
      },
    });
    client.#notify('initialized', {});
    client.#notify('workspace/didChangeConfiguration', { settings: SETTINGS });
    return client;
  }

  constructor(timeout) {
    this.#timeout = timeout;
    this.#process = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.on('data', (chunk) => this.#receive(chunk));
  }

  /** Opens a document and gives the server's diagnostics for it. */
  async open(uri, text) {
    const published = new Promise((resolve) => this.#diagnostics.set(uri, resolve));
    this.#notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return this.#within(published, `diagnostics of ${uri}`);
  }

  /** The labels that the server offers at a position. */
  async complete(uri, position) {
    const result = await this.#request('textDocument/completion', { textDocument: { uri }, position });
    return (result.items ?? result).map((item) => item.label);
  }

  /** The text that the server shows at a position. */
  async hover(uri, position) {
    const result = await this.#request('textDocument/hover', { textDocument: { uri }, position });
    return result?.contents?.value ?? '';
  }

  /** Ends the server. */
  async stop() {
    try {
      await this.#request('shutdown', null);
      const exited = once(this.#process, 'exit');
      this.#notify('exit', null);
      await this.#within(exited, 'exit');
    } finally {
      this.#process.kill();
    }
  }

  #request(method, params) {
    const id = this.#nextId++;
    const answer = new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return this.#within(answer, method);
  }

  #notify(method, params) {
    this.#send({ method, params });
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const headerEnd = this.#buffer.indexOf('\r\n\r\n');
      if (headerEnd < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, headerEnd))[1]);
      const bodyStart = headerEnd + 4;
      if (this.#buffer.length < bodyStart + length) return;
      const body = this.#buffer.toString('utf8', bodyStart, bodyStart + length);
      this.#buffer = this.#buffer.subarray(bodyStart + length);
      this.#handle(JSON.parse(body));
    }
  }

  #handle(message) {
    if (message.method === 'workspace/configuration') {
      const result = message.params.items.map(({ section }) => SETTINGS[section] ?? {});
      this.#send({ id: message.id, result });
    } else if (message.method && message.id !== undefined) {
      this.#send({ id: message.id, result: null });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      this.#diagnostics.get(message.params.uri)?.(message.params.diagnostics);
    } else if (this.#answers.has(message.id)) {
      const { resolve, reject } = this.#answers.get(message.id);
      this.#answers.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
  }

  #within(promise, what) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in time: ${what}`)), this.#timeout);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }
}
