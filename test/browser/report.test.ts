/** The page of a result, and that of several, as a reader has them: in a browser, from disk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { combinedIndex, htmlReport } from '../../contracts/reporters/html.ts'
import type { Finding } from '../../contracts/result.ts'
import {
  brokenFinding,
  cleanResult,
  completeFinding,
  HOSTILE,
  sampleResult,
} from '../contracts/reporters/sample-result.ts'
import { type Reader, startReader } from './browser.ts'
import { faintTexts } from './contrast.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader()
})
afterAll(() => reader.close())

/** A result with a known failure, a waiver that has expired, and everything else. */
const full = {
  ...sampleResult,
  findings: [...sampleResult.findings, { ...completeFinding, fingerprint: '7123456789ab' }],
  waivers: [
    { fingerprint: '7123456789ab', state: 'waived' as const, reason: 'r', expires: '2026-12-31', message: 'Known.' },
    { fingerprint: '8123456789ab', state: 'expired' as const, reason: 'r', expires: '2020-12-31', message: 'Expired.' },
  ],
}
const documents = [
  ['one result', htmlReport(full)],
  ['a clean result', htmlReport(cleanResult)],
  ['several results', combinedIndex([full, cleanResult])],
] as const
const widths = [
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', { width: 360, height: 740 }],
] as const
const schemes = ['light', 'dark'] as const

const pageWidth = 'document.documentElement.scrollWidth'

describe.each(documents)('the page of %s', (_, document) => {
  it('opens from disk, silently, and asks nothing of the network', async () => {
    const { page, complaints, requests } = await reader.open(document)
    await page.waitForTimeout(200)
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] })
    await page.context().close()
  })

  it.each(widths)('does not scroll sideways on %s', async (_name, viewport) => {
    const { page } = await reader.open(document, { viewport })
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    expect(await page.evaluate(pageWidth)).toBe(viewport.width)
    await page.context().close()
  })

  it.each(schemes)('has no faint text in the %s', async (colorScheme) => {
    const { page } = await reader.open(document, { colorScheme })
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    expect(await faintTexts(page)).toEqual([])
    await page.context().close()
  })

  it('is whole without its script', async () => {
    const { page, complaints } = await reader.open(document, { javaScriptEnabled: false })
    expect(await page.locator('#filter').isVisible()).toBe(false)
    expect(await page.locator('.verdict').first().isVisible()).toBe(true)
    const findings = page.locator('.finding')
    if ((await findings.count()) > 0) {
      await findings.nth(1).locator('summary').first().click()
      expect(await findings.nth(1).locator('.fingerprint').isVisible()).toBe(true)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('a reader with a mouse', () => {
  it('chooses what is shown', async () => {
    const { page } = await reader.open(htmlReport(full))
    const shown = page.locator('#filter-shown')
    const rows = page.locator('.matrix tbody tr:visible')
    const findings = page.locator('.finding:visible')
    expect(await shown.textContent()).toBe('4 of 4 operations, 7 of 7 findings shown')
    await page.getByLabel('Operation', { exact: true }).selectOption('createCard')
    expect([await rows.count(), await findings.count()]).toEqual([1, 2])
    await page.getByLabel('Check', { exact: true }).selectOption('challenge-header')
    expect(await page.locator('.matrix thead th:visible').allTextContents()).toEqual(['Operation', 'challenge-header'])
    await page.getByRole('button', { name: 'Show all' }).click()
    expect(await shown.textContent()).toBe('4 of 4 operations, 7 of 7 findings shown')
    for (const name of ['should failed', 'may failed', 'error', 'known failure', 'skipped', 'passed']) {
      await page.getByRole('checkbox', { name }).uncheck()
    }
    expect([await rows.count(), await findings.count()]).toEqual([3, 3])
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Text').fill('7123456789ab')
    expect(await shown.textContent()).toBe('1 of 4 operations, 1 of 7 findings shown')
    await page.context().close()
  })

  it('goes from a cell to its finding, even one that the filter hides', async () => {
    const { page } = await reader.open(htmlReport(full))
    await page.getByLabel('Text').fill('getCardDetails')
    await page.getByLabel('Text').fill('')
    await page.getByRole('checkbox', { name: 'should failed' }).uncheck()
    await page.evaluate("location.hash = '#finding-2123456789ab'")
    const finding = page.locator('#finding-2123456789ab')
    await finding.waitFor({ state: 'visible' })
    await page.locator('.matrix td.must a').first().click()
    expect(await page.locator('#finding-0123456789ac').isVisible()).toBe(true)
    await page.context().close()
  })

  it('arrives at the finding an address names', async () => {
    const { page } = await reader.open(htmlReport(full), { hash: '#finding-2123456789ab' })
    expect(await page.locator('#finding-2123456789ab .fingerprint').isVisible()).toBe(true)
    await page.context().close()
  })

  it('copies the command, or has it selected where the clipboard is closed', async () => {
    const { page } = await reader.open(htmlReport(full), { permissions: ['clipboard-read', 'clipboard-write'] })
    const figure = page.locator('.curl').first()
    await figure.getByRole('button', { name: 'Copy' }).click()
    await figure.getByText('Copied').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(brokenFinding.curl)
    await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    await figure.getByRole('button').click()
    await figure.getByText('Selected').waitFor()
    expect(await page.evaluate('String(getSelection())')).toBe(brokenFinding.curl)
    await page.context().close()
  })
})

describe('a reader with a keyboard', () => {
  it('sees where the focus is and gets everywhere in the order of the page', async () => {
    const { page } = await reader.open(htmlReport(full), { viewport: { width: 1280, height: 900 } })
    const focused = `(() => {
      const element = document.activeElement
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const inMatrix = element.closest('.matrix') !== null
      return { name: (element.id || element.tagName).toLowerCase(), inMatrix,
        seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0,
        top: element.getBoundingClientRect().top + scrollY }
    })()`
    const stops: { name: string; inMatrix: boolean; seen: boolean; top: number }[] = []
    for (let turn = 0; turn < 200; turn += 1) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate<(typeof stops)[number]>(focused)
      if (stop.name === 'body') break
      stops.push(stop)
    }
    const unseen = stops.filter(({ seen }) => !seen)
    expect(unseen).toEqual([])
    // The bar with the filter sticks to the window, and a column of the matrix is as high as its name is long.
    const steady = stops.filter(
      ({ name, inMatrix }, index) => index > 0 && !name.startsWith('filter') && name !== 'input' && !inMatrix,
    )
    const upwards = steady.filter(({ top }, index) => top < (steady[index - 1]?.top ?? 0) - 40)
    expect(upwards).toEqual([])
    for (const name of [
      'filter-text',
      'filter-operation',
      'filter-check',
      'filter-reset',
      'input',
      'summary',
      'button',
    ]) {
      expect(stops.map((stop) => stop.name)).toContain(name)
    }
    await page.context().close()
  })

  it('skips to the verdict, filters and opens findings', async () => {
    const { page } = await reader.open(htmlReport(full))
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the verdict')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('content')
    await page.locator('#filter-text').focus()
    await page.keyboard.type('createCard')
    expect(await page.locator('#filter-shown').textContent()).toBe('1 of 4 operations, 2 of 7 findings shown')
    await page.getByRole('checkbox', { name: 'must failed' }).focus()
    await page.keyboard.press('Space')
    expect(await page.locator('#filter-shown').textContent()).toBe('1 of 4 operations, 1 of 7 findings shown')
    const finding = page.locator('.finding:visible').first()
    const open = await finding.getAttribute('open')
    await finding.locator('summary').first().focus()
    await page.keyboard.press('Enter')
    expect(await finding.getAttribute('open')).not.toBe(open)
    await page.context().close()
  })
})

describe('what a target answered', () => {
  it('stays text, whatever it looks like', async () => {
    const texts = Object.values(HOSTILE)
    const hostile = (index: number): Finding => {
      const text = texts[index % texts.length] ?? ''
      const message = { headers: [[text, text]] as [string, string][], body: text }
      const request = { method: text.slice(0, 20), target: text, ...message }
      const evidence = { request, response: { status: 200, ...message } }
      return {
        ...brokenFinding,
        operation: text,
        title: text,
        actual: text,
        curl: text,
        evidence,
        keyword: text,
        fingerprint: `a0000000000${index}`,
      }
    }
    const findings = texts.map((_, index) => hostile(index))
    const operations = sampleResult.operations.map((operation, index) => ({
      ...operation,
      id: texts[index] ?? '',
      path: HOSTILE.markup,
    }))
    const target = { baseUrl: HOSTILE.link, name: HOSTILE.markup }
    const document = htmlReport({ ...full, findings, operations, target, reason: HOSTILE.markup })
    const { page, complaints, requests } = await reader.open(document)
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] })
    expect(await page.locator('script').count()).toBe(1)
    expect(await page.locator('img, iframe, object, [onerror], a[href^="javascript"]').count()).toBe(0)
    const body = (await page.locator('body').textContent()) ?? ''
    expect(body.match(/[\u202a-\u202e\u2066-\u2069]/gu)).toBeNull()
    expect(await page.evaluate(pageWidth)).toBe(1280)
    await page.context().close()
  })

  it('is found among two thousand findings', async () => {
    const findings = Array.from({ length: 2000 }, (_, index): Finding => {
      const { evidence } = brokenFinding
      const operation = sampleResult.operations[index % 3]?.id ?? ''
      const body = `{\n  "number": ${index},\n  "text": "${'x'.repeat(1500)}"\n}`
      const response = { status: 200, headers: [], body }
      const fingerprint = index.toString(16).padStart(12, 'c')
      return {
        ...brokenFinding,
        operation,
        keyword: `rule-${index % 40}`,
        evidence: { ...evidence, response },
        fingerprint,
      }
    })
    const { page, complaints } = await reader.open(htmlReport({ ...full, findings }))
    await page.locator('#filter-text').fill('cccccccccc7cf')
    await page.locator('#filter-text').fill('ccccccccc7cf')
    expect(await page.locator('#filter-shown').textContent()).toBe('1 of 4 operations, 1 of 2000 findings shown')
    await page.locator('.finding:visible summary').first().click()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
