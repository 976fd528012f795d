/** Where a certificate is written, and what is taken away for it. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { certificateWriter } from '../../../scripts/certify/write-certificate.ts'
import { sampleResult } from '../../contracts/reporters/sample-result.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('takes the one of an earlier run away before it writes its own', async () => {
  const certificate = join(folder, 'run.json')
  await writeFile(certificate, 'old')
  const attest = await certificateWriter({ certificate }, {})
  expect(await readdir(folder)).toEqual([])
  expect(await attest?.(sampleResult)).toBe(certificate)
  expect(JSON.parse(await readFile(certificate, 'utf8'))).toMatchObject({ verdict: sampleResult.verdict })
})

it('takes no device and no pipe away', async () => {
  const certificate = join(folder, 'pipe')
  const server = createServer()
  await new Promise<void>((ready) => server.listen(certificate, ready))
  await expect(certificateWriter({ certificate }, {})).rejects.toThrow(
    `The certificate cannot be written: a file is expected, this is a device or a pipe. (${certificate})`,
  )
  expect((await stat(certificate)).isSocket()).toBe(true)
  await new Promise((closed) => server.close(closed))
})
