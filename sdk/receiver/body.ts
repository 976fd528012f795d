/**
 * The body of a request, read as JSON within bounds of size and time.
 * Reads the body once.
 */

/** Why there is no body. */
export type BodyProblem = 'too-large' | 'too-slow' | 'broken-off' | 'not-json'

/** What came of reading: a value, or why there is none. */
export type BodyRead = { value: unknown } | { problem: BodyProblem }

/** Reads a body. */
export async function readJson(request: Request, most: number, patienceMs: number): Promise<BodyRead> {
  if (!/^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return { problem: 'not-json' }
  }
  if (Number(request.headers.get('content-length') ?? 0) > most) return { problem: 'too-large' }
  const bytes = await within(patienceMs, readBytes(request, most))
  if (bytes === 'late') return { problem: 'too-slow' }
  if (!(bytes instanceof Uint8Array)) return { problem: bytes }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { problem: 'not-json' }
  }
}

async function readBytes(request: Request, most: number): Promise<Uint8Array | 'too-large' | 'broken-off'> {
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > most) return 'too-large'
      chunks.push(chunk)
    }
  } catch {
    return 'broken-off'
  }
  return joined(chunks, size)
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks
  if (chunks.length === 1 && only !== undefined) return only
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}

/** Waits for something, but not for long. */
export async function within<Value>(ms: number, work: Promise<Value>): Promise<Value | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
