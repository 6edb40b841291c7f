// The self-hosted server's routes over Mem0's own engine (npm mem0ai), with vectors that need no model: letters hashed
// into 64 numbers. node server.mjs FOLDER_WITH_NODE_MODULES; prints its port.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

process.env.MEM0_TELEMETRY = 'false';
const require = createRequire(process.argv[2] + '/package.json');
const { Memory } = await import(pathToFileURL(require.resolve('mem0ai/oss')));

const vector = (text) => {
  const numbers = new Array(64).fill(0.01);
  for (const letter of text) numbers[letter.codePointAt(0) % 64] += 1;
  return numbers;
};
const embeddings = { embedQuery: async (text) => vector(text), embedDocuments: async (texts) => texts.map(vector) };
const memory = new Memory({
  embedder: { provider: 'langchain', config: { model: embeddings } },
  vectorStore: { provider: 'memory', config: { collectionName: 'test', dimension: 64, dbPath: ':memory:' } },
  llm: { provider: 'openai', config: { apiKey: 'never asked' } },
  disableHistory: true,
});

async function route(method, url, body) {
  const id = url.pathname.split('/')[2];
  if (method === 'POST' && url.pathname === '/memories') {
    return memory.add(body.messages, { agentId: body.agent_id, metadata: body.metadata, infer: body.infer });
  }
  if (method === 'GET' && url.pathname === '/memories') {
    return memory.getAll({ filters: { agent_id: url.searchParams.get('agent_id') },
      topK: Number(url.searchParams.get('top_k') ?? 20) });
  }
  if (method === 'PUT') return memory.update(id, { text: body.text, metadata: body.metadata });
  if (method === 'DELETE') return memory.delete(id);
  throw new Error('no route ' + method + ' ' + url.pathname);
}

const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  try {
    const url = new URL(request.url, 'http://localhost');
    const answer = await route(request.method, url, text ? JSON.parse(text) : {});
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  } catch (error) {
    const gone = /not found/i.test(error.message);
    response.writeHead(gone ? 404 : 502, { 'content-type': 'application/json' })
      .end(JSON.stringify({ detail: error.message }));
  }
});
server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
