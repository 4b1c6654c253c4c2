/** Path under which this dashboard is served: `/s/{name}` of a named sandbox, else empty. */
export const basePath =
  /^\/+s\/+[a-z0-9-]{1,40}(?=\/|$)/i.exec(globalThis.location?.pathname ?? '')?.[0] ?? ''

/** Address of the service that this page came from, without a slash at its end. */
export const serviceAddress = () => location.origin + basePath
