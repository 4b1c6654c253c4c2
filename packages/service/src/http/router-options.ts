/** Longest path parameter in characters; the longest meaningful one is a domain name. */
export const parameterLimit = 1_000

/** Path matching options. */
export const routerOptions = {
  caseSensitive: false,
  ignoreDuplicateSlashes: true,
  ignoreTrailingSlash: true,
  maxParamLength: parameterLimit,
} as const
