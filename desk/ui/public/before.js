// Runs before the first paint, as a file of its own (the content security policy allows no inline script):
// the colour scheme and the direction are there from the beginning, so nothing flashes or jumps.
(function () {
  var html = document.documentElement
  var read = function (key) { try { return localStorage.getItem(key) } catch (e) { return null } }
  var scheme = read('dragoman-scheme')
  if (scheme !== 'light' && scheme !== 'dark') scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  html.setAttribute('data-mantine-color-scheme', scheme)
  var known = ['en', 'es', 'fr', 'ru', 'az', 'tr', 'fa', 'ar']
  var wanted = [new URLSearchParams(location.search).get('lang'), read('dragoman-language')].concat(navigator.languages || [])
  for (var i = 0; i < wanted.length; i++) {
    var code = String(wanted[i] || '').slice(0, 2).toLowerCase()
    if (known.indexOf(code) < 0) continue
    html.lang = code
    html.dir = code === 'fa' || code === 'ar' ? 'rtl' : 'ltr'
    break
  }
})()
