/** Names of components. */
import { describe, expect, it } from 'vitest'
import { cleanName, isCleanName, tellingName, uniqueName } from '../../../../scripts/lib/spec/names.ts'

describe('tellingName', () => {
  it.each([
    ['/paths/~1cards~1{id}/get/responses/200/content/application~1json/schema', 'cards_id_get_200_application_json'],
    ['/components/schemas/Card/properties/holder', 'Card_holder'],
    ['/definitions', 'definitions'],
    ['', 'file'],
    ['/__proto__', 'proto'],
  ])('names %s', (pointer, name) => {
    expect(tellingName(pointer, 'file')).toBe(name)
  })
})

describe('cleanName', () => {
  it.each([
    ['My Schema', 'My_Schema'],
    ['größe', 'gruf6udfe'],
    ['__proto__', 'proto'],
    ['«»', ''],
  ])('cleans %s', (text, name) => {
    expect(cleanName(text)).toBe(name)
  })
})

describe('isCleanName', () => {
  it.each([
    ['a.b-c_D1', true],
    ['a b', false],
    ['', false],
    ['__proto__', false],
    ['constructor', true],
  ])('judges %j', (name, clean) => {
    expect(isCleanName(name)).toBe(clean)
  })
})

describe('uniqueName', () => {
  it('takes the first free number', () => {
    expect(uniqueName('a', new Set(['b']))).toBe('a')
    expect(uniqueName('a', new Set(['a', 'a_2']))).toBe('a_3')
  })
})
