// Runs before anything is drawn, so that a reader who chose a theme never sees the other one flash by.
;(function () {
  var chosen = 'system'
  try {
    chosen = JSON.parse(localStorage.getItem('kubeshala.settings') || '{}').theme
  } catch {
    // An unreadable record is dealt with when the app itself starts.
  }
  var light = chosen === 'light' || (chosen !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches)
  document.documentElement.dataset.theme = light ? 'light' : 'dark'
})()
