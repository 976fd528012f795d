/**
 * Packages that only some stages need, and that are therefore not installed with this one: what to say when one of them
 * is missing. Which they are, and the versions they were tried in, comes from `package.json`.
 * Pure.
 */
import packageJson from '../../package.json' with { type: 'json' }
import { PipelineError } from './errors.ts'

/** What is read of a `package.json`. */
export interface Manifest {
  /** Packages that are installed only where they are wanted. */
  peerDependencies: Readonly<Record<string, string>>
  /** The versions that this project is tried with. */
  devDependencies: Readonly<Record<string, string>>
}

/**
 * What is to be said of a failure: that a package is missing and how it is added, where that is what happened; otherwise
 * the failure itself.
 *
 * @example
 * import('../mocks/prism.ts').catch((thrown) => Promise.reject(toldOf(thrown)))
 */
export function toldOf(thrown: unknown, manifest: Manifest = packageJson): unknown {
  const name = missingPackage(thrown)
  if (name === undefined || !Object.hasOwn(manifest.peerDependencies, name)) return thrown
  const version = Object.hasOwn(manifest.devDependencies, name) ? `@${manifest.devDependencies[name]}` : ''
  const sentence = `The package \`${name}\` is not installed; add it with \`npm i -D ${name}${version}\`.`
  return new PipelineError('PACKAGE', sentence, undefined, { cause: thrown })
}

/** Name of the package that Node did not find. */
function missingPackage(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined
  if (thrown.code !== 'ERR_MODULE_NOT_FOUND' && thrown.code !== 'MODULE_NOT_FOUND') return undefined
  const [, specifier] = /^Cannot find (?:package|module) '([^']+)'/.exec(thrown.message) ?? []
  return specifier === undefined ? undefined : /^(?:@[^/]+\/)?[^/@]+/.exec(specifier)?.[0]
}
