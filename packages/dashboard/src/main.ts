import { start } from './start/start.ts'

/** Signs in and begins to read while the dashboard itself still arrives; then shows it. */
async function begin(): Promise<void> {
  const [started, { showDashboard }] = await Promise.all([start(), import('./show-dashboard.tsx')])
  // On the way to another page there is nothing to show.
  if (started) await showDashboard(started)
}

// Awaited here it would wait for itself: the dashboard shares modules with this script.
void begin()
