/** Every reporter, in the order the command line lists them. */
import badge from './badge.ts'
import github from './github.ts'
import html from './html.ts'
import json from './json.ts'
import junit from './junit.ts'
import markdown from './markdown.ts'
import type { Reporter } from './reporter.ts'
import text from './text.ts'

/** The registry. */
export const reporters: readonly Reporter[] = [text, json, junit, html, markdown, github, badge]
