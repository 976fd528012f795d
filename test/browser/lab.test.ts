/** The page of the fault lab, as a reader has it: in a browser, from disk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labHtml } from '../../scripts/lab/html.ts'
import type { LabReport } from '../../scripts/lab/report.ts'
import type { FaultRow } from '../../scripts/lab/scoring.ts'
import { HOSTILE } from '../contracts/reporters/sample-result.ts'
import { type Reader, startReader } from './browser.ts'
import { faintTexts } from './contrast.ts'

const SEVERITIES = ['must', 'should', 'may'] as const

/** A fault that is found by one check, and every tenth by none. */
function fault(index: number): FaultRow {
  const severity = SEVERITIES[index % 3] ?? 'must'
  const by = index % 10 === 9 ? [] : [{ key: `k${index}`, check: `some-check-${index % 40}`, severity, text: 'found' }]
  const title =
    index === 0 ? HOSTILE.markup : `breaks the promise number ${index} in a way that takes a whole line to tell`
  const rival = { killed: index % 2 === 0, by: [], judged: 4 }
  return {
    id: `fault-number-${index}`,
    api: index % 3 === 0 ? 'outbound' : 'inbound',
    family: 'pagination',
    title,
    due: severity,
    judges: { suite: { killed: by.length > 0, by, judged: 900 }, dredd: rival },
  }
}

const faults = Array.from({ length: 120 }, (_, index) => fault(index))
const report: LabReport = {
  labVersion: 1,
  tool: { name: 'd1-contracts', version: '0.1.0' },
  seed: 1,
  judges: [
    { id: 'suite', name: 'this suite', version: '0.1.0', setting: 'profile `standard`' },
    { id: 'dredd', name: 'Dredd', version: '14.1.0', setting: 'as it comes' },
  ],
  scores: [
    { judge: 'suite', killed: 108, of: 120, byMust: 80, falseAlarms: 0, unjudged: 0 },
    { judge: 'dredd', killed: 60, of: 120, falseAlarms: 3, unjudged: 1 },
  ],
  faults,
  clean: [{ api: 'inbound', judges: { suite: { alarms: [], judged: 900 } } }],
  survivors: faults.filter(({ judges }) => !judges.suite?.killed).map(({ id }) => id),
  times: {
    startedAt: '2026-01-02T03:04:05Z',
    wallMs: 200_000,
    jobs: 2,
    judges: { suite: { totalMs: 120_000, medianMs: 2000, longest: { server: 'inbound', ms: 9000 }, requests: 90_000 } },
  },
}

let reader: Reader
beforeAll(async () => {
  reader = await startReader()
})
afterAll(() => reader.close())

describe('the page of the lab', () => {
  const document = labHtml(report)

  it('opens from disk, silently, asks nothing of the network, and runs nothing', async () => {
    const { page, complaints, requests } = await reader.open(document)
    await page.waitForTimeout(200)
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] })
    expect(await page.locator('script, img, iframe, [onerror]').count()).toBe(0)
    expect(await page.locator('.matrix tbody tr').count()).toBe(faults.length)
    await page.context().close()
  })

  it.each([1280, 360])('does not scroll sideways at %d pixels', async (width) => {
    const { page } = await reader.open(document, { viewport: { width, height: 800 } })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('has no faint text in the %s', async (colorScheme) => {
    const { page } = await reader.open(document, { colorScheme })
    expect(await faintTexts(page)).toEqual([])
    await page.context().close()
  })

  it('lets its tables be scrolled by keys, with the focus in sight', async () => {
    const { page } = await reader.open(document, { viewport: { width: 360, height: 740 } })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe('Kill matrix')
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.evaluate('document.activeElement.scrollLeft')).toBeGreaterThan(0)
    await page.context().close()
  })
})
