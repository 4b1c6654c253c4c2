import type { KeyboardEvent } from 'react'

/** Sends the form that a text field is in by Control or Command with Enter; Enter alone is a new line. */
export function sendByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  const form = (event.target as HTMLElement).closest('form')
  if (!form) return
  event.preventDefault()
  form.requestSubmit()
}
