// A link to a case carries the key after its #, which no server sees. Without this script people paste the key.
(() => {
  "use strict";
  const form = document.getElementById("open-case");
  const key = location.hash.slice(1);
  if (!form || !/^[A-Za-z0-9_-]{43}$/.test(key)) {
    return;
  }
  history.replaceState(null, "", location.pathname);
  form.elements.key.value = key;
  if (form.elements.number.value) {
    form.requestSubmit();
  }
})();
