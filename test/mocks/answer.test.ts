/** Answers that are no JSON. */
import { describe, expect, it } from 'vitest'
import { serve } from './serve.ts'

const { ask } = await serve('files')

describe('answers', () => {
  it.each([
    ['GET /images/1', 200, 'image/png', /^[\s\S]{12,}$/],
    ['GET /readings', 200, 'text/plain', /^[789]$/],
    ['GET /anything', 200, 'application/octet-stream', /^[\s\S]*$/],
    ['GET /tables', 406, undefined, /takes none of what can be answered: nothing/],
  ])('%s', async (line, status, type, text) => {
    const { status: own, headers, body } = await ask(line)
    expect([own, status < 400 ? headers['content-type'] : undefined]).toEqual([status, type])
    expect(typeof body === 'string' ? body : JSON.stringify(body ?? '')).toMatch(text)
  })
})
