const dialog = '[aria-modal=true]'
const covered = ':scope > :is(#root, .fui-FluentProvider)[aria-hidden=true]'
/** Time enough for the dialog itself to uncover the page, which it does some moments after it has gone. */
const lookEveryMs = 300

/**
 * Uncovers the page for screen readers when the last dialog has closed. Fluent hides all but an open
 * dialog from them; where the focus moves on in the same moment in which the dialog goes, as it does from
 * one case to the next, it can happen that everything stays hidden.
 */
export function uncoverPage(root: HTMLElement): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const look = () => {
    if (document.querySelector(dialog)) return
    for (const part of document.body.querySelectorAll(covered)) part.removeAttribute('aria-hidden')
    clearInterval(timer)
    timer = undefined
  }
  new MutationObserver(() => {
    if (root.ariaHidden === 'true') timer ??= setInterval(look, lookEveryMs)
  }).observe(root, { attributeFilter: ['aria-hidden'] })
}
