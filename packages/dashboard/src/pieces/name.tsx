/** A person's name in its own writing direction, isolated from the text around it. */
export function Name({ children }: { readonly children: string }) {
  return <bdi dir="auto">{children}</bdi>
}
