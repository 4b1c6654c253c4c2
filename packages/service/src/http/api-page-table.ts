import { html, type Html } from '../identity/issuer/html.ts'

/** A table that scrolls by itself where the page is narrow. */
export function renderTable(
  titles: readonly string[],
  rows: readonly Html[],
  caption?: string,
): Html {
  return html`<div class="wide">
    <table>
      ${
        caption === undefined
          ? html``
          : html`<caption hidden>
              ${caption}
            </caption>`
      }
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}
