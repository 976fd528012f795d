/** Specs in several files. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { loadSpec } from '../../../../scripts/lib/load-spec.ts'

const fixture = fileURLToPath(new URL('../../../fixtures/specs/split', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'))
  await cp(fixture, join(folder, 'split'), { recursive: true })
  await writeFile(join(folder, 'outside.yaml'), 'type: string\n')
  await symlink(join(folder, 'outside.yaml'), join(folder, 'split/link.yaml'))
  await mkdir(join(folder, 'split/folder.yaml'))
  await writeFile(join(folder, 'split/list.yaml'), 'a: [1\n')
})
afterAll(() => rm(folder, { recursive: true }))

/** Reads a spec whose only schema is this. */
async function load(schema: object): Promise<JsonObject> {
  const file = join(folder, 'split/spec.json')
  const paths = { '/a': { get: {} } }
  await writeFile(file, JSON.stringify({ openapi: '3.0.3', paths, components: { schemas: { A: { items: schema } } } }))
  return (await loadSpec(file)).document
}

describe('bundle', () => {
  it('brings other files in as components, each once, under telling names', async () => {
    const { document } = await loadSpec(join(fixture, 'zoo.yaml'))
    const animal = { $ref: '#/components/schemas/Animal' }
    const charges = { type: 'array', items: animal }
    expect(document.paths).toMatchObject({
      '/animals': { $ref: '#/components/pathItems/animals' },
      '/keepers': {
        get: {
          responses: {
            200: { content: { 'application/json': { schema: { items: { $ref: '#/components/schemas/keeper' } } } } },
          },
        },
      },
    })
    expect(document.components).toEqual({
      schemas: {
        Name: { type: 'string' },
        Animal: {
          type: 'object',
          properties: {
            name: { $ref: '#/components/schemas/Name' },
            keeper: { $ref: '#/components/schemas/keeper' },
            parent: animal,
          },
        },
        keeper: { type: 'object', properties: { charges, badge: { $ref: '#/components/schemas/charges' } } },
        charges,
      },
      parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
      pathItems: {
        animals: {
          get: {
            operationId: 'listAnimals',
            parameters: [{ $ref: '#/components/parameters/limit' }],
            responses: {
              200: {
                description: 'Animals',
                content: { 'application/json': { schema: { type: 'array', items: animal } } },
              },
            },
          },
        },
      },
    })
  })

  it('follows the mapping of a discriminator', async () => {
    const oneOf = [{ $ref: 'schemas/keeper.yaml' }]
    const document = await load({
      oneOf,
      discriminator: { propertyName: 'kind', mapping: { k: 'schemas/keeper.yaml', n: 'Name' } },
    })
    expect(document).toMatchObject({
      components: {
        schemas: { A: { items: { discriminator: { mapping: { k: '#/components/schemas/keeper', n: 'Name' } } } } },
      },
    })
  })

  it.each<[string, { given: object; want: string }]>([
    [
      'a file above',
      { given: { $ref: '../outside.yaml' }, want: 'The reference "../outside.yaml" leaves the folder of the spec.' },
    ],
    [
      'a link to a file above',
      { given: { $ref: 'link.yaml' }, want: 'The reference "link.yaml" leaves the folder of the spec.' },
    ],
    [
      'an encoded way up',
      {
        given: { $ref: '%2e%2e/outside.yaml' },
        want: 'The reference "%2e%2e/outside.yaml" leaves the folder of the spec.',
      },
    ],
    ['a missing file', { given: { $ref: 'no.yaml' }, want: 'The file of the reference "no.yaml" cannot be read.' }],
    ['a folder', { given: { $ref: 'folder.yaml' }, want: 'The file of the reference "folder.yaml" cannot be read.' }],
    [
      'a missing part',
      { given: { $ref: 'paths.yaml#/nothing' }, want: 'The reference "paths.yaml#/nothing" leads nowhere.' },
    ],
    [
      'another protocol',
      {
        given: { $ref: 'file:///etc/passwd' },
        want: 'The reference "file:///etc/passwd" is remote; only files below the folder of the spec are read.',
      },
    ],
    [
      'the network without a protocol',
      {
        given: { $ref: '//example.com/a' },
        want: 'The reference "//example.com/a" is remote; only files below the folder of the spec are read.',
      },
    ],
  ])('refuses %s', async (_, { given, want }) => {
    const place = `${join(folder, 'split/spec.json')}#/components/schemas/A/items`
    await expect(load(given)).rejects.toThrow(expect.objectContaining({ code: 'SPEC', message: `${want} (${place})` }))
  })

  it('names the line of a file that cannot be parsed', async () => {
    await expect(load({ $ref: 'list.yaml' })).rejects.toThrow(
      /^The document is not valid YAML or JSON: .* \(.*list\.yaml:2:1\)$/,
    )
  })
})
