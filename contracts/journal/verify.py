#!/usr/bin/env python3
"""Checks Steward's journal without Steward, with nothing but Python's standard library.

  verify.py --key KEY proof FILE     an entry was in the journal when a checkpoint was signed
  verify.py --key KEY logs FOLDER    every log in a copy of the artifacts holds

KEY is the public key you trust: base64 of its 32 bytes, a verifier key, or a file with either.
Written from README.md alone. Ends with 0 when all holds and with 1 when something does not.
"""
import base64, hashlib, json, os, re, sys

class Bad(Exception):
    pass

def need(condition, why):
    if not condition:
        raise Bad(why)

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def b64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "not canonical base64")
    return data

# Ed25519 (RFC 8032, section 5.1): points are (X, Y, Z, T), a field element is modulo P.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    q = (0, 1, 1, 0)
    for bit in bin(n)[2:]:
        q = add(q, q)
        q = add(q, p) if bit == "1" else q
    return q

def point(data):
    sign, y = int.from_bytes(data, "little") >> 255, int.from_bytes(data, "little") % 2**255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    need(y < P and x * x % P == square and (x or not sign), "not a point")
    x = x if x % 2 == sign else P - x
    return x, y, 1, x * y % P

def ed25519(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    need(len(signature) == 64 and s < L, "not a signature")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left = times(s, point((4 * pow(5, -1, P) % P).to_bytes(32, "little")))
    right = add(point(signature[:32]), times(h, point(key)))
    return not any((left[i] * right[2] - right[i] * left[2]) % P for i in (0, 1))

def checkpoint(note, origin, key):
    """Size and root in a note (C2SP signed-note, tlog-checkpoint) that the key signed."""
    text = note.decode("utf-8")
    body, _, signatures = text.rpartition("\n\n")
    need(body and signatures.endswith("\n"), "the checkpoint is not a signed note")
    need(not re.search("[\x00-\x09\x0b-\x1f]", text), "the checkpoint holds control characters")
    signed, key_id = False, sha(origin.encode(), b"\n\x01", key)[:4]
    for line in signatures[:-1].split("\n"):
        match = re.fullmatch("\u2014 (.+) ([^ ]+)", line)
        need(match and len(b64(match[2])) > 4, "a signature line is malformed")
        if match[1] == origin and b64(match[2])[:4] == key_id:
            good = ed25519(key, (body + "\n").encode(), b64(match[2])[4:])
            need(good, "the signature of the checkpoint is not valid")
            signed = True
    need(signed, "the trusted key did not sign the checkpoint")
    lines = body.split("\n")
    need(len(lines) == 3 and lines[0] == origin, "the checkpoint is of another log")
    need(re.fullmatch("0|[1-9][0-9]{0,17}", lines[1]), "the checkpoint has no size")
    need(len(b64(lines[2])) == 32, "the checkpoint has no root")
    return int(lines[1]), b64(lines[2])

def leaf(entry):  # RFC 6962, section 2.1
    return sha(b"\0", entry)

def node(left, right):
    return sha(b"\1", left, right)

def included(hash_, index, size, path, root):  # RFC 9162, section 2.1.3.2
    last = size - 1
    need(0 <= index <= last, "there is no such leaf")
    for sibling in path:
        need(last and len(sibling) == 32, "the path is too long, or no path")
        if index & 1 or index == last:
            hash_ = node(sibling, hash_)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            hash_ = node(hash_, sibling)
        index, last = index >> 1, last >> 1
    need(not last and hash_ == root, "the path does not lead from the entry to the checkpoint")

def once(pairs):
    need(len(dict(pairs)) == len(pairs), "a key stands twice")
    return dict(pairs)

def proof(file, key):
    with open(file, "rb") as data:
        p = json.loads(data.read(), object_pairs_hook=once)
    need(p["format"] == "steward.journal.proof.v1", "this is no proof")
    tenant, stream, seq, body = p["tenant"], p["stream"], p["seq"], p["body"]
    need(type(seq) is int and type(p["index"]) is int, "a number is none")
    said = json.loads(body, object_pairs_hook=once)
    need(said["tenant"] == tenant and said["stream"] == stream, "the body is of elsewhere")
    need(re.fullmatch("[0-9a-f]{64}", p["prevHash"]) and seq > 0, "a hash or number is none")
    prev = bytes.fromhex(p["prevHash"])
    hash_ = sha(b"steward.journal.v1\0", prev, seq.to_bytes(8, "big"), body.encode()).hex()
    need(hash_ == p["hash"], "the hash is not that of the body")
    need(re.fullmatch("[a-z][a-z0-9-]{0,62}", tenant), "the tenant is none")
    origin = p["checkpoint"].partition("\n")[0]
    need(re.fullmatch(f"steward\\.dev/[a-z][a-z0-9-]{{0,62}}/{tenant}", origin), "another log")
    size, root = checkpoint(p["checkpoint"].encode(), origin, key)
    need(type(p["path"]) is list, "the path is none")
    entry = leaf(f"steward.leaf.v1 {tenant} {stream} {seq} {hash_}".encode())
    included(entry, p["index"], size, [b64(step) for step in p["path"]], root)
    print(f"holds: entry {seq} of stream {stream} of tenant {tenant}, in {origin} at size {size}")

def read(folder, name, width):
    """A file of the layout of C2SP tlog-tiles; the full one stands in for a partial one."""
    for path in (f"{name}.p/{width}", name) if width < 256 else (name,):
        if os.path.isfile(os.path.join(folder, path)):
            with open(os.path.join(folder, path), "rb") as data:
                return data.read()
    raise Bad(f"the file {name} is missing")

def number(index):
    digits = re.findall("...", f"{index:0{-(-len(str(index)) // 3) * 3}d}")
    return "/".join(["x" + d for d in digits[:-1]] + digits[-1:])

def bundle(data, width):
    for _ in range(width):
        length = int.from_bytes(data[:2], "big")
        need(len(data) >= 2 + length > 2, "a bundle ends too early")
        yield data[2:2 + length]
        data = data[2 + length:]

def checkpoints(folder, origin, key):
    home, found = os.path.join(folder, "checkpoints"), {}
    for at, _, files in os.walk(home):
        for name in (name for name in files if not name.startswith(".")):
            with open(os.path.join(at, name), "rb") as note:
                size, root = checkpoint(note.read(), origin, key)
            place = os.path.relpath(os.path.join(at, name), home).replace(os.sep, "")
            need(place == f"{size:015d}", f"the checkpoint {place} is of another size")
            found[size] = root
    if os.path.isfile(os.path.join(folder, "checkpoint")):
        with open(os.path.join(folder, "checkpoint"), "rb") as note:
            size, root = checkpoint(note.read(), origin, key)
        need(found.setdefault(size, root) == root, "two checkpoints are of one size")
    need(found, "there is no checkpoint")
    return found

def log(folder, origin, tenant, key):
    found = checkpoints(folder, origin, key)
    size, streams, hashes, peaks = max(found), {}, [], []
    for index in range(-(-size // 256)):
        width = min(256, size - index * 256)
        for entry in bundle(read(folder, "tile/entries/" + number(index), width), width):
            match = re.fullmatch(b"steward\\.leaf\\.v1 ([a-z0-9-]+) ([a-z0-9._-]+) ([1-9][0-9]*)"
                                 b" [0-9a-f]{64}", entry)
            need(match and match[1].decode() == tenant, "a leaf is not one of this log's")
            stream, seq = match[2].decode(), int(match[3])
            need(seq == streams.get(stream, 0) + 1, f"entry {seq} of {stream} is out of order")
            streams[stream] = seq
            hashes.append(leaf(entry))
            peaks.append((1, hashes[-1]))
            while len(peaks) > 1 and peaks[-2][0] == peaks[-1][0]:
                (count, left), (_, right) = peaks[-2:]
                peaks[-2:] = [(2 * count, node(left, right))]
            if len(hashes) in found:
                root = peaks[-1][1]
                for _, left in peaks[-2::-1]:
                    root = node(left, root)
                need(root == found[len(hashes)], f"checkpoint {len(hashes)} is of other leaves")
    level = 0
    while hashes:
        tiles = [hashes[i:i + 256] for i in range(0, len(hashes), 256)]
        for index, tile in enumerate(tiles):
            data = read(folder, f"tile/{level}/{number(index)}", len(tile))
            need(data[:32 * len(tile)] == b"".join(tile), f"tile {level}/{index} is another")
        hashes, level = [], level + 1
        for tile in (tile for tile in tiles if len(tile) == 256):
            while len(tile) > 1:
                tile = [node(*tile[i:i + 2]) for i in range(0, len(tile), 2)]
            hashes += tile
    print(f"holds: {origin}, {len(found)} checkpoints over {size} entries {streams}")

def main(arguments):
    if len(arguments) != 4 or arguments[0] != "--key" or arguments[2] not in ("proof", "logs"):
        sys.exit(__doc__)
    key, what, path = arguments[1:]
    if os.path.isfile(key):
        with open(key) as file:
            key = file.read()
    verifier = re.fullmatch("[^+]+\\+[0-9a-f]{8}\\+(.+)", key.strip())
    checks = [("the proof", lambda key: proof(path, key))]
    if what == "logs":
        home = os.path.join(path, "journal")
        names = [(i, t) for i in sorted(os.listdir(home)) for t in sorted(os.listdir(f"{home}/{i}"))]
        checks = [(f"steward.dev/{i}/{t}",
                   lambda key, i=i, t=t: log(f"{home}/{i}/{t}", f"steward.dev/{i}/{t}", t, key))
                  for i, t in names]
    good = len(checks) > 0
    for name, check in checks:
        try:
            trusted = b64(verifier[1])[1:] if verifier else b64(key.strip())
            need(len(trusted) == 32, "the key has not 32 bytes")
            check(trusted)
        except (Bad, ValueError, KeyError, TypeError, AttributeError, OverflowError,
                RecursionError) as why:
            good = False
            print(f"does NOT hold: {name}: {why}")
    return 0 if good else 1

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
