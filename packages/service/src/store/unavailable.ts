/** The store cannot be reached or cannot commit; nothing of what was asked for has happened. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
