/** The page of a verdict of the gate, as a reader has it: in a browser, from disk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import html from '../../scripts/gate/formats/html.ts'
import { verdictOf } from '../../scripts/gate/verdict.ts'
import type { JsonObject } from '../../scripts/lib/json.ts'
import { HOSTILE } from '../contracts/reporters/sample-result.ts'
import { changesOf, type Edit, edited, fixture, revisionOf } from '../scripts/gate/revisions.ts'
import { type Reader, startReader } from './browser.ts'
import { faintTexts } from './contrast.ts'

const shop = fixture('shop.yaml') as JsonObject
const parameter = '/paths/~1orders~1{id}/get/parameters'

/** The page of edits of the shop. */
async function pageOf(edits: readonly Edit[]): Promise<string> {
  const after = edited(shop, edits)
  const revisions = { base: await revisionOf(shop, 'a.json'), head: await revisionOf(after, 'b.json') }
  const changes = await changesOf(shop, after, 'strict')
  const waived = changes.find(({ rule }) => rule === 'parameter-became-required')
  if (waived) waived.waiver = { reason: HOSTILE.markup, owner: 'o', expires: '2026-12-31' }
  const faults = changes.length > 0 ? ['The waiver `0123456789ab` waives nothing any more; remove it.'] : []
  return html.show(
    verdictOf(revisions, { policy: 'strict', today: '2026-06-15', changes, faults, leftOut: [] }),
    revisions,
  )
}

let reader: Reader
let full: string
let empty: string
beforeAll(async () => {
  reader = await startReader()
  empty = await pageOf([])
  full = await pageOf([
    { set: '/info/version', to: '1.1.0' },
    { set: `${parameter}/0/required`, to: true },
    { set: `${parameter}/2`, to: { name: HOSTILE.markup, in: 'query', description: HOSTILE.markup, schema: {} } },
    { remove: '/components/schemas/Order/properties/coupon' },
    { set: '/components/schemas/Order/properties/lines/maxItems', to: 3 },
    { set: '/security', to: [{ bearer: [], key: [] }] },
  ])
})
afterAll(() => reader.close())

describe('the page of the gate', () => {
  it.each(['full', 'empty'])('opens from disk, silently, and asks nothing of the network: %s', async (which) => {
    const { page, complaints, requests } = await reader.open(which === 'full' ? full : empty)
    await page.waitForTimeout(200)
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] })
    expect(await page.locator('img, iframe, [onerror]').count()).toBe(0)
    expect(await page.locator('h1').textContent()).toBe(
      which === 'full' ? 'This breaks the contract' : 'The contract is kept',
    )
    await page.context().close()
  })

  it('forbids everything but its own style and script, and evaluation', async () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(full)?.[1] ?? ''
    expect(policy).toMatch(
      /^default-src &#39;none&#39;; style-src &#39;sha256-[^ ]*; script-src &#39;sha256-[^ ]*; base-uri/,
    )
    expect(policy).not.toContain('unsafe')
  })

  it.each([1280, 360])('does not scroll sideways at %d pixels', async (width) => {
    const { page } = await reader.open(full, { viewport: { width, height: 800 } })
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('has no faint text in the %s', async (colorScheme) => {
    const { page } = await reader.open(full, { colorScheme })
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    expect(await faintTexts(page)).toEqual([])
    await page.context().close()
  })

  it('shows before and after side by side, marks what differs, and the witness', async () => {
    const { page } = await reader.open(full)
    const change = page.locator('.change', { hasText: 'max items narrowed' }).first()
    await expect.poll(() => change.getAttribute('open')).toBe('')
    const [before, after] = await Promise.all([0, 1].map((side) => change.locator('figure').nth(side).boundingBox()))
    expect(before?.y).toBe(after?.y)
    expect(before?.x).toBeLessThan(after?.x ?? 0)
    expect(await change.locator('figure').nth(1).locator('mark').allTextContents()).toEqual(['maxItems: 3'])
    expect(await change.locator('figcaption').first().textContent()).toMatch(/^Before a\.json:\d+$/)
    expect(await change.locator('dt', { hasText: 'Witness' }).count()).toBe(1)
    await page.context().close()
  })

  it('groups by what the changes are written in', async () => {
    const { page } = await reader.open(full)
    expect(await page.locator('.cause h2 code').allTextContents()).toContain('Order')
    await page.context().close()
  })

  it('chooses what is shown', async () => {
    const { page } = await reader.open(full)
    const shown = page.locator('#filter-shown')
    const all = await page.locator('.change').count()
    expect(await shown.textContent()).toBe(`${all} of ${all} changes shown`)
    await page.getByLabel('Text').fill('coupon')
    await expect.poll(() => page.locator('.change:visible').count()).toBe(1)
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByRole('checkbox', { name: 'breaking' }).uncheck()
    expect(await page.locator('.change[data-state="breaking"]:visible').count()).toBe(0)
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Sent by').selectOption('publisher')
    expect(await page.locator('.change[data-from="consumer"]:visible').count()).toBe(0)
    await page.context().close()
  })

  it('is worked by keys', async () => {
    const { page } = await reader.open(full)
    await page.keyboard.press('j')
    const first = await page.locator('.change:visible').nth(0).getAttribute('id')
    await expect.poll(() => page.evaluate('document.activeElement.parentElement.id')).toBe(first)
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    const wasOpen = await page.locator('.change:visible').nth(0).getAttribute('open')
    await page.keyboard.press('Enter')
    const open = () => page.locator('.change:visible').nth(0).getAttribute('open')
    await expect.poll(open).toBe(wasOpen === null ? '' : null)
    await page.keyboard.press('/')
    await page.keyboard.type('jk')
    expect(await page.getByLabel('Text').inputValue()).toBe('jk')
    await page.context().close()
  })

  it('is whole without its script', async () => {
    const { page, complaints } = await reader.open(full, { javaScriptEnabled: false })
    expect(await page.locator('#filter').isVisible()).toBe(false)
    expect(await page.locator('.change').first().isVisible()).toBe(true)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
