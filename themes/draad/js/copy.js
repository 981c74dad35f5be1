// Links to a place on a page are copied when clicked; without a clipboard they are followed.
(() => {
  if (!navigator.clipboard) return;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-copy]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      location.href = link.href;
      return;
    }
    said.textContent = link.dataset.done;
    link.classList.add("copied");
    setTimeout(() => {
      said.textContent = "";
      link.classList.remove("copied");
    }, 3000);
  });
})();
