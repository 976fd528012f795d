/**
 * Pages of this project in a real browser, opened from disk: what they ask of the network, what they complain about.
 * Starts Chromium from `CHROMIUM`, or from where Debian has it; writes pages to a folder of its own and removes it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** A page and everything that went on around it. */
export interface Opened {
  page: Page
  /** Errors and warnings of the console, exceptions, dialogs; empty when all is well. */
  complaints: string[]
  /** Addresses it asked for besides itself; empty when all is well. */
  requests: string[]
}

/** A browser for one file of tests. */
export interface Reader {
  /** Opens a document from disk. */
  open(html: string, options?: BrowserContextOptions & { hash?: string }): Promise<Opened>
  /** Opens a file. */
  openFile(file: string, options?: BrowserContextOptions & { hash?: string }): Promise<Opened>
  close(): Promise<void>
}

/** Starts a browser. */
export async function startReader(): Promise<Reader> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const folder = await mkdtemp(join(tmpdir(), 'd1-pages-'))
  let pages = 0
  const openFile: Reader['openFile'] = async (file, { hash = '', ...options } = {}) => {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const complaints: string[] = []
    const requests: string[] = []
    const address = `${pathToFileURL(file).href}${hash}`
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (request.url() !== address) requests.push(request.url())
    })
    await page.goto(address)
    return { page, complaints, requests }
  }
  return {
    openFile,
    async open(html, options) {
      pages += 1
      const file = join(folder, `page-${pages}.html`)
      await writeFile(file, html)
      return openFile(file, options)
    },
    async close() {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
