// A page that moved leads to its new address, with the #anchor of the old one.
const moved = new URL(document.querySelector("a").href);
if (location.hash) moved.hash = location.hash;
location.replace(moved);
