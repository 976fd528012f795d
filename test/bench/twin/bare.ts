/** A bare server that answers every request with the bytes and the media type of one answer. Arguments: URL, port. */
import { createServer } from 'node:http'
import { HEADERS } from './servers.ts'

const [url = '', port = ''] = process.argv.slice(2)
const answer = await fetch(url, { headers: HEADERS })
const type = answer.headers.get('content-type') ?? ''
const body = await answer.text()
const length = Buffer.byteLength(body)
createServer((_, response) => {
  response.writeHead(200, { 'content-type': type, 'content-length': length })
  response.end(body)
}).listen(Number(port), '127.0.0.1')
