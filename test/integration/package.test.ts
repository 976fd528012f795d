/** The package as it would be published: what is in it, what it compiles with, what it runs on, what a browser gets of it. */
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spec as inbound } from '../../generated/d1-inbound-card/spec.ts'
import { spec as outbound } from '../../generated/d1-outbound-card/spec.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { ROOT } from '../../scripts/lib/apis.ts'
import { weigh } from '../sdk/bundle.ts'
import { type Consumer, consumerProject, nodeOf, ran } from './consumer-project.ts'

let consumer: Consumer
beforeAll(async () => {
  consumer = await consumerProject()
}, 600_000)
afterAll(() => consumer?.remove())

/** Runs a tool of this repository on the tarball. */
const linted = (tool: string, ...args: string[]) => ran(join(ROOT, 'node_modules/.bin', tool), args, ROOT)

describe('the tarball', () => {
  it('has what is built, the program that starts it, and nothing else', () => {
    const strange = consumer.packed.filter(
      (path) => !path.startsWith('dist/') && !['README.md', 'package.json', 'scripts/d1-contracts.js'].includes(path),
    )
    expect(strange).toEqual([])
    expect(consumer.packed).toEqual(expect.arrayContaining(targets(packageJson.exports)))
    expect(
      consumer.packed.filter((path) => /\bcompil(ed|e-cache)\b.*\/|node_modules|\.tsbuildinfo$/.test(path)),
    ).toEqual([])
  })

  it('pleases publint', async () => {
    expect(await linted('publint', 'run', consumer.tarball, '--strict')).toMatchObject({ status: 0 })
  })

  it('pleases attw', async () => {
    expect(await linted('attw', consumer.tarball, '--profile', 'esm-only')).toMatchObject({ status: 0 })
  })
})

/** Files that are exported. */
function targets(exported: unknown): string[] {
  if (typeof exported === 'string') return [exported.replace('./', '')]
  return Object.values(Object(exported)).flatMap(targets)
}

describe.each([5, 6, 7] as const)('TypeScript %d', (major) => {
  it.each([
    ['what is used, and refuses what must not compile', 'tsconfig.json'],
    ['what browsers get, without the types of Node', 'tsconfig.browser.json'],
  ])('compiles %s', async (_, configuration) => {
    expect(await consumer.compile(major, configuration)).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})

describe.each([22, 24, 26])('Node %d', (major) => {
  it('runs each entry and the command', async (test) => {
    const node = await nodeOf(major, consumer.folder)
    if ('why' in node) {
      process.stderr.write(`Left out: ${node.why}\n`)
      return test.skip(node.why)
    }
    const smoke = await ran(node.program, ['smoke.js'], consumer.folder)
    expect(smoke).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(smoke.stdout)).toEqual({
      specs: { [inbound.api]: inbound, [outbound.api]: outbound },
      asked: 'POST https://api.d1-stg.thalescloud.io/banking/v2/issuers/BANK_EX-01/cards',
      made: { cardId: 'card-1' },
      refused: 'INVALID_REQUEST',
      events: expect.any(Number),
      certified: ['conforms', 'No rule is broken.'],
      twin: 401,
      gate: ['operation-added'],
    })
    const command = ['node_modules/.bin/d1-contracts', 'gate', 'base.yaml', 'head.yaml', '--format', 'next-version']
    expect(await ran(node.program, command, consumer.folder)).toEqual({ status: 0, stdout: '1.1.0\n', stderr: '' })
  })
})

describe('a package that is not installed', () => {
  it.each([
    ['mock inbound --port 0', ['@stoplight/prism-http']],
    ['mock inbound --engine twin --port 0 --control-port 0', ['fastify']],
    ['generate base.yaml --out out', ['esbuild', 'openapi-typescript', 'typescript']],
    ['compile --check', ['@apidevtools/swagger-parser', '@redocly/cli', 'jsonpath-rfc9535']],
  ] as const)('is named with the command that adds it: %s', async (words, names) => {
    const command = ['node_modules/.bin/d1-contracts', ...words.split(' ')]
    const [first, ...others] = names.map((name) => `\`${name}\``)
    const subject =
      others.length === 0
        ? `The package ${first} is not installed; add it`
        : `The packages ${first}, ${others.join(' and ')} are not installed; add them`
    const added = names.map((name) => `${name}@${packageJson.devDependencies[name]}`).join(' ')
    expect(await ran(process.execPath, command, consumer.folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `d1-contracts: ${subject} with \`npm i -D ${added}\`. [PACKAGE]\n`,
    })
  })
})

describe('a bundle for browsers', () => {
  it('of client, validators and types holds nothing of Node', async () => {
    const { metafile } = await build({
      ...{ entryPoints: ['browser.ts'], absWorkingDir: consumer.folder, platform: 'browser' },
      ...{ bundle: true, format: 'esm', write: false, metafile: true, logLevel: 'silent' },
    })
    const external = Object.values(metafile.outputs).flatMap(({ imports }) => imports)
    expect(external).toEqual([])
    expect(Object.keys(metafile.inputs).filter((path) => path.endsWith('/guards.js'))).toHaveLength(1)
  })

  it('of a client weighs less than 12 kB', async () => {
    const client = "import { createD1Client, issuerId, jwtBearer } from 'd1-contracts/inbound'"
    const { bytes } = await weigh(`${client}\nconsole.log(createD1Client, issuerId, jwtBearer)`, consumer.folder)
    const receiver = "import { createReceiver, staticBearer } from 'd1-contracts/outbound'"
    const other = await weigh(`${receiver}\nconsole.log(createReceiver, staticBearer)`, consumer.folder, 'node')
    process.stderr.write(`Minified and compressed: inbound ${bytes} bytes, outbound ${other.bytes} bytes\n`)
    expect(bytes).toBeLessThan(12_000)
  })
})
