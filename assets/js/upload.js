// Shows how many bytes of a file have gone, and then follows its page. Without it the form sends itself.
for (const form of document.querySelectorAll("form[data-upload]")) {
  const bar = form.querySelector("progress");
  const words = form.querySelector("[data-upload-words]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (!lengthComputable) return;
      const percent = Math.floor((100 * loaded) / total);
      bar.value = percent;
      words.textContent = form.dataset.upload.replace("{percent}", percent);
    });
    request.addEventListener("load", () => {
      if (request.status < 400) location.assign(request.responseURL);
      else document.body.innerHTML = new DOMParser().parseFromString(request.responseText, "text/html").body.innerHTML;
    });
    request.addEventListener("error", () => {
      button.disabled = false;
      words.textContent = form.dataset.uploadFailed;
    });
    bar.hidden = false;
    words.hidden = false;
    button.disabled = true;
    request.send(new FormData(form));
  });
}
