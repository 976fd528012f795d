/** All formats of a verdict, by name. */
import type { Format } from './format.ts'
import github from './github.ts'
import html from './html.ts'
import json from './json.ts'
import junit from './junit.ts'
import markdown from './markdown.ts'
import nextVersion from './next-version.ts'
import text from './text.ts'

/** The registry; adding a format is its file and its line here. */
export const formats: readonly Format[] = [text, json, markdown, html, github, junit, nextVersion]
