/** What is said of packages that are not installed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { PipelineError } from '../../../scripts/lib/errors.ts'
import { toldOf } from '../../../scripts/lib/peers.ts'

const manifest = {
  peerDependencies: { '@scope/heavy': '^1.0.0', heavy: '^1.0.0', untried: '*' },
  devDependencies: { '@scope/heavy': '1.2.3', heavy: '1.4.0' },
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peers-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** What Node throws when a module asks for something that is not there. */
async function thrownBy(how: 'import' | 'require', specifier: string): Promise<unknown> {
  const file = join(folder, `${how}-${encodeURIComponent(specifier)}.mjs`)
  await writeFile(file, `import ${JSON.stringify(specifier)}\n`)
  const require = createRequire(file)
  try {
    // Not by `import`, which the test runner would do in its own way.
    if (how === 'import') require(file)
    else require.resolve(specifier)
  } catch (thrown) {
    return thrown
  }
  throw new Error(`${specifier} was found`)
}

describe('a missing package', () => {
  it.each([
    ['import', 'heavy', 'The package `heavy` is not installed; add it with `npm i -D heavy@1.4.0`.'],
    ['import', 'heavy/part.js', 'The package `heavy` is not installed; add it with `npm i -D heavy@1.4.0`.'],
    [
      'import',
      '@scope/heavy',
      'The package `@scope/heavy` is not installed; add it with `npm i -D @scope/heavy@1.2.3`.',
    ],
    [
      'require',
      '@scope/heavy/package.json',
      'The package `@scope/heavy` is not installed; add it with `npm i -D @scope/heavy@1.2.3`.',
    ],
    ['import', 'untried', 'The package `untried` is not installed; add it with `npm i -D untried`.'],
  ] as const)(
    'that is asked for by %s of %s is named with the command that adds it',
    async (how, specifier, message) => {
      const told = toldOf(await thrownBy(how, specifier), manifest)
      expect(told).toBeInstanceOf(PipelineError)
      expect(told).toMatchObject({ code: 'PACKAGE', message })
    },
  )

  it.each(['constructor', 'something-else', './heavy.js'])(
    'that is no peer is told as it is: %s',
    async (specifier) => {
      const thrown = await thrownBy('import', specifier)
      expect(toldOf(thrown, manifest)).toBe(thrown)
    },
  )

  it.each<[string, string, string[], string]>([
    [
      'all that are missing',
      'esbuild',
      [],
      'The packages `esbuild`, `openapi-typescript` and `typescript` are not installed; add them with `npm i -D esbuild openapi-typescript typescript`.',
    ],
    [
      'only those',
      'openapi-typescript',
      ['typescript'],
      'The packages `esbuild` and `openapi-typescript` are not installed; add them with `npm i -D esbuild openapi-typescript`.',
    ],
    [
      'itself, whatever else is there',
      'typescript',
      ['esbuild', 'openapi-typescript', 'typescript'],
      'The package `typescript` is not installed; add it with `npm i -D typescript`.',
    ],
  ])('is told of with those it needs: %s', async (_, name, installed, message) => {
    const thrown = Object.assign(new Error(`Cannot find package '${name}'`), { code: 'ERR_MODULE_NOT_FOUND' })
    const peers = { peerDependencies: { [name]: '*' }, devDependencies: {} }
    expect(toldOf(thrown, peers, (one) => installed.includes(one))).toMatchObject({ message })
  })

  it('is looked for among those that are installed', () => {
    const thrown = Object.assign(new Error("Cannot find package 'esbuild'"), { code: 'ERR_MODULE_NOT_FOUND' })
    const peers = { peerDependencies: { esbuild: '*' }, devDependencies: {} }
    expect(toldOf(thrown, peers)).toMatchObject({
      message: 'The package `esbuild` is not installed; add it with `npm i -D esbuild`.',
    })
  })

  it('is not made out of other failures', () => {
    const others = [
      new Error("Cannot find package 'heavy'"),
      'heavy',
      undefined,
      Object.assign(new Error('no'), { code: 1 }),
    ]
    expect(others.map((other) => toldOf(other, manifest))).toEqual(others)
  })
})

it('is tried in the version that is named, wherever it may be missing', () => {
  const tried: Readonly<Record<string, string>> = packageJson.devDependencies
  const untried = Object.keys(packageJson.peerDependencies).filter((name) => !Object.hasOwn(tried, name))
  expect(untried).toEqual([])
  expect(Object.keys(packageJson.peerDependenciesMeta)).toEqual(Object.keys(packageJson.peerDependencies))
})
