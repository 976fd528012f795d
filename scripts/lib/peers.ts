/**
 * Packages that only some stages need, and that are therefore not installed with this one: what to say when one of them
 * is missing. Which they are, and the versions they were tried in, comes from `package.json`.
 * Looks whether packages are installed; loads none.
 */
import { findPackageJSON } from 'node:module'
import packageJson from '../../package.json' with { type: 'json' }
import { PipelineError } from './errors.ts'

/** What is read of a `package.json`. */
export interface Manifest {
  /** Packages that are installed only where they are wanted. */
  peerDependencies: Readonly<Record<string, string>>
  /** The versions that this project is tried with. */
  devDependencies: Readonly<Record<string, string>>
}

/** Packages that are of no use without each other: whoever lacks one is told of all. */
const TOGETHER: readonly (readonly string[])[] = [
  ['esbuild', 'openapi-typescript', 'typescript'],
  ['@apidevtools/swagger-parser', '@redocly/cli', 'jsonpath-rfc9535'],
]

/**
 * What is to be said of a failure: that packages are missing and how they are added, where that is what happened;
 * otherwise the failure itself.
 *
 * @example
 * import('../mocks/prism.ts').catch((thrown) => Promise.reject(toldOf(thrown)))
 */
export function toldOf(
  thrown: unknown,
  manifest: Manifest = packageJson,
  hasPackage: (name: string) => boolean = isInstalled,
): unknown {
  const name = missingPackage(thrown)
  if (name === undefined || !Object.hasOwn(manifest.peerDependencies, name)) return thrown
  const group = TOGETHER.find((names) => names.includes(name)) ?? []
  const missing = [...new Set([name, ...group.filter((other) => !hasPackage(other))])].sort()
  const tried = missing.map((one) =>
    Object.hasOwn(manifest.devDependencies, one) ? `${one}@${manifest.devDependencies[one]}` : one,
  )
  const quoted = missing.map((one) => `\`${one}\``)
  const subject =
    missing.length === 1
      ? `The package ${quoted[0]} is not installed; add it`
      : `The packages ${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)} are not installed; add them`
  return new PipelineError('PACKAGE', `${subject} with \`npm i -D ${tried.join(' ')}\`.`, undefined, { cause: thrown })
}

/** Name of the package that Node did not find. */
function missingPackage(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined
  if (thrown.code !== 'ERR_MODULE_NOT_FOUND' && thrown.code !== 'MODULE_NOT_FOUND') return undefined
  const [, specifier] = /^Cannot find (?:package|module) '([^']+)'/.exec(thrown.message) ?? []
  return specifier === undefined ? undefined : /^(?:@[^/]+\/)?[^/@]+/.exec(specifier)?.[0]
}

function isInstalled(name: string): boolean {
  try {
    return findPackageJSON(name, import.meta.url) !== undefined
  } catch {
    return false
  }
}
