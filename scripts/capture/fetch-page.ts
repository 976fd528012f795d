/**
 * Fetches one documentation page over HTTP(S): its Markdown when the site has it, else the page itself if it is text.
 * Reads the network; writes nothing. Redirects are followed on the same origin only.
 */
import { MAX_BYTES } from '../lib/documents.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'

/** A page as it was answered. */
export interface FetchedPage {
  /** Address of the page, without `.md`. */
  url: string
  /** The answer's body, untouched. */
  bytes: Uint8Array
}

const MAX_REDIRECTS = 5

/** The address of a page, whether it was given with or without `.md`. @throws PipelineError `ARGUMENTS` */
export function pageUrl(given: string): string {
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new PipelineError('ARGUMENTS', `The address \`${given}\` is no http or https URL.`)
  }
  const url = new URL(given)
  url.hash = ''
  url.search = ''
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\.md$/, '')
  return url.href
}

/**
 * Fetches a page.
 *
 * @throws PipelineError `NETWORK` when it cannot be reached in time or redirects elsewhere, `PAGE` when it is HTML or too large.
 */
export async function fetchPage(url: string, timeout: number): Promise<FetchedPage> {
  const markdown = await fetchText(`${url}.md`, timeout)
  if (typeof markdown === 'object') return { url, bytes: markdown }
  const page = await fetchText(url, timeout)
  if (typeof page === 'object') return { url, bytes: page }
  if (page !== 'html') throw new PipelineError('NETWORK', `The page answers with status ${page}.`, { file: url })
  const reason = markdown === 'html' ? 'so is its Markdown' : `its Markdown answers with status ${markdown}`
  const sentence = `The page is HTML, and ${reason}; save its visible text in specs/sources instead.`
  throw new PipelineError('PAGE', sentence, { file: url })
}

/** The body of an answer, or the status that stands for none, or `html`. */
async function fetchText(url: string, timeout: number): Promise<Uint8Array | number | 'html'> {
  const signal = AbortSignal.timeout(timeout)
  try {
    const response = await follow(url, signal)
    if (!response.ok) {
      await response.body?.cancel()
      return response.status
    }
    const bytes = await readBody(response, url)
    const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
    const isHtml = /\bhtml\b/i.test(response.headers.get('content-type') ?? '')
    return isHtml || /^\s*<(?:!doctype html|html)\b/i.test(start) ? 'html' : bytes
  } catch (thrown) {
    if (thrown instanceof PipelineError) throw thrown
    const reason = signal.aborted ? `no answer within ${timeout / 1000} s` : rootMessage(thrown)
    throw new PipelineError('NETWORK', `The page cannot be reached: ${reason}.`, { file: url }, { cause: thrown })
  }
}

/** Sends the request, and again where a redirect leads on the same origin. */
async function follow(url: string, signal: AbortSignal): Promise<Response> {
  let at = url
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const headers = { accept: 'text/markdown, text/plain;q=0.9, */*;q=0.1' }
    const response = await fetch(at, { redirect: 'manual', signal, headers })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || location === null) return response
    await response.body?.cancel()
    const next = new URL(location, at)
    if (next.origin !== new URL(url).origin) {
      const sentence = `The page redirects to another origin, ${next.origin}; capture it there if you trust it.`
      throw new PipelineError('NETWORK', sentence, { file: url })
    }
    at = next.href
  }
  throw new PipelineError('NETWORK', `The page redirects more than ${MAX_REDIRECTS} times.`, { file: url })
}

/** Reads a body up to the largest size of a page. */
async function readBody(response: Response, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BYTES) {
      throw new PipelineError('PAGE', `The page has more than ${MAX_BYTES} bytes; no more are read.`, { file: url })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The innermost reason of a failed fetch: the outer one only says that it failed. */
function rootMessage(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const message = messageOf(cause)
  return message === '' ? code : message
}
