import { useEffect, useEffectEvent, type RefObject } from 'react'

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'preventDefault'>

/** Sends a form by Control or Command with Enter; Enter alone is a new line in a text field. */
export function sendByKey(event: Pressed, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !form) return
  // A button that has the focus is not pressed by it.
  event.preventDefault()
  form.requestSubmit()
}

/** Sends the form of a dialog in the same way, wherever the focus is while the dialog is open. */
export function useSendByKey(form: RefObject<HTMLFormElement | null>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!event.defaultPrevented && !event.repeat) sendByKey(event, form.current)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
