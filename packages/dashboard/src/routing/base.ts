/** Path under which this dashboard is served: `/s/{name}` of a named sandbox, else empty. */
export const basePath =
  /^\/+s\/+[a-z0-9-]{1,40}(?=\/|$)/i.exec(globalThis.location?.pathname ?? '')?.[0] ?? ''

/** Address of the service that served this page, without a trailing slash. */
export const serviceAddress = () => location.origin + basePath
