/**
 * Lets what imports `d1-contracts/…` run in this repository without a build: the entries of the package are its sources.
 * For `node --import`; whoever has installed the package needs nothing like it.
 */
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const [, entry] = /^d1-contracts\/(inbound|outbound)$/.exec(specifier) ?? []
    return next(entry === undefined ? specifier : new URL(`../sdk/${entry}.ts`, import.meta.url).href, context)
  },
})
