/**
 * Prism as a library: given an operation, a status and a media type, what it would answer from examples or generate.
 * Routing, security and validation are switched off in it, because ours come first; so are callbacks, because a mock
 * calls nobody. What it answers may break the schema (`"string"` for a pattern), so the caller judges it.
 *
 * Prism's generator is one per process and so is its seed: every generated answer sets the seed anew, which makes it
 * the same for the same wish whatever was asked before. Only values of `x-faker` cannot be seeded.
 */
import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { messageOf, PipelineError } from '../scripts/lib/errors.ts'
import type { LoadedSpec } from '../scripts/lib/load-spec.ts'
import type { Operation } from '../scripts/lib/operations.ts'

/** The answer that is wanted. */
export interface Wish {
  status: number
  /** Key of the documented content; absent: no body. */
  mediaType?: string | undefined
  /** Name of a documented example. */
  example?: string | undefined
  /** A generated answer instead of an example. */
  dynamic: boolean
  /** What a generated answer is made from. */
  seed: string
}

/** What Prism answers, unjudged. */
export interface PrismAnswer {
  body?: unknown
  /** By name as documented. */
  headers: Readonly<Record<string, unknown>>
}

/** Asks Prism; it answers nothing for what it cannot generate. */
export type Prism = (operation: Operation, wish: Wish) => Promise<PrismAnswer>

type Resource = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number]
type Components = Parameters<typeof createInstance>[1]

const CONFIG = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
} as const

/**
 * Reads a spec into Prism.
 *
 * @throws PipelineError `SPEC` when Prism cannot read it
 */
export async function createPrism({ document, file }: LoadedSpec): Promise<Prism> {
  const resources = await readResources(document, file)
  const instance = createInstance(CONFIG, {
    logger: silentLogger(),
    route: ({ resources: [only] }) =>
      only ? { _tag: 'Right', right: only } : { _tag: 'Left', left: new Error('Prism does not know the operation.') },
  })
  return async (operation, { status, mediaType, example, dynamic, seed }) => {
    const resource = resources.get(`${operation.method} ${operation.path}`)
    if (resource === undefined) return { headers: {} }
    // Prism writes into the preferences it is given, so each request gets its own.
    const mock = {
      code: status,
      dynamic,
      seed,
      ...(mediaType && { mediaTypes: [mediaType] }),
      ...(example && { exampleKey: example }),
    }
    const input = { method: resource.method as 'get', url: { path: operation.path }, headers: {} }
    const answer = await instance.request(input, [resource], { ...CONFIG, mock })()
    return answer._tag === 'Right'
      ? { body: answer.right.output.body, headers: answer.right.output.headers ?? {} }
      : { headers: {} }
  }
}

/** Prism's own form of the operations, by method and path. */
async function readResources(document: object, file: string): Promise<Map<string, Resource>> {
  try {
    // Prism dereferences in place.
    const resources = await getHttpOperationsFromSpec(structuredClone(document))
    return new Map(resources.map((resource) => [`${resource.method} ${resource.path}`, withoutSideEffects(resource)]))
  } catch (cause) {
    throw new PipelineError('SPEC', `Prism cannot read the document: ${messageOf(cause)}.`, { file }, { cause })
  }
}

/** An operation that answers a body to every method and calls nobody back. */
function withoutSideEffects(resource: Resource): Resource {
  const { callbacks: _, ...rest } = resource
  return { ...rest, method: resource.method === 'head' ? 'get' : resource.method }
}

/** A logger that keeps quiet. */
export function silentLogger(): Components['logger'] {
  const quiet = (): void => {}
  const logger = {
    trace: quiet,
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: quiet,
    fatal: quiet,
    success: quiet,
    child: () => logger,
  }
  // Prism calls nothing else of pino's logger.
  return logger as unknown as Components['logger']
}
