/** Characters of one path parameter; the longest that means anything is a domain name. */
export const parameterLimit = 1_000

/** Rules by which paths are matched. */
export const routerOptions = {
  caseSensitive: false,
  ignoreDuplicateSlashes: true,
  ignoreTrailingSlash: true,
  maxParamLength: parameterLimit,
} as const
