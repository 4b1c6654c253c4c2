/** The store's data is damaged, or a part of it is gone; nothing was changed. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged'
  /** The file, or the database without its password. */
  readonly place: string

  constructor(place: string, found: string, options?: ErrorOptions) {
    super(`${place} is damaged: ${found}`, options)
    this.place = place
  }
}
