import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import schema from '../../../contracts/targets/target.schema.json' with { type: 'json' }
import { readTargetFile } from '../../../scripts/certify/target-file.ts'
import { findApi } from '../../../scripts/lib/apis.ts'
import { isObject } from '../../../scripts/lib/json.ts'

const folder = fileURLToPath(new URL('../../../contracts/targets/', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

describe('target files', () => {
  it.each(files)('%s is valid, complete and of an API of the catalogue', async (file) => {
    const { content, name } = await readTargetFile(`${folder}${file}`)
    expect(file.startsWith(name)).toBe(true)
    expect(Object.keys(content)).toEqual(
      ['api', 'baseUrl', 'auth', 'tls', 'credentials', 'data', 'capabilities', 'rate', 'timeoutMs'].filter(
        (key) => key in content,
      ),
    )
    expect(await findApi(content.api ?? '')).toBeDefined()
  })

  it('are described member by member', () => {
    const undescribed = (node: unknown): string[] =>
      isObject(node) && isObject(node.properties)
        ? Object.entries(node.properties).flatMap(([key, member]) => [
            ...(isObject(member) && typeof member.description === 'string' ? [] : [key]),
            ...undescribed(member),
          ])
        : []
    expect(undescribed(schema)).toEqual([])
    expect(() => new Ajv2020({ strict: true }).compile(schema)).not.toThrow()
  })
})
