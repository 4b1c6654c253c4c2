/** Finds the first invalid field of a form, in reading order. */
export function findFirstWrong(form: HTMLElement): HTMLElement | undefined {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid=true]')
  if (wrong?.role !== 'radiogroup') return wrong ?? undefined
  // A group cannot take the focus itself.
  const choices = [...wrong.querySelectorAll<HTMLInputElement>('input:not(:disabled)')]
  return choices.find(({ checked }) => checked) ?? choices[0]
}
