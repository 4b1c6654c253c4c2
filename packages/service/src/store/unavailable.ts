/**
 * The store cannot be reached or cannot commit. Nothing of what was asked for has happened, unless the
 * store went away just while it committed: then only the request's identity can tell, by asking again.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
