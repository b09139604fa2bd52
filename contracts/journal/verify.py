#!/usr/bin/env python3
"""Checks Steward's journal proofs and exported logs, with nothing but the standard library.

  verify.py --key KEY proof FILE     one entry was in the journal when a checkpoint was signed
  verify.py --key KEY logs FOLDER    every log in a copy of the artifacts holds

KEY is the public key you trust: base64 of its 32 bytes, a verifier key, or a file with either.
Written from README.md alone; shares no code with Steward. Ends with 0 when all holds, 1 when not.
"""
import base64, hashlib, json, os, re, sys

# Ed25519 (RFC 8032, section 5.1), verification only.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

def recover_x(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P or (x == 0 and sign):
        raise ValueError("not a point")
    return P - x if x & 1 != sign else x

def add(p, q):  # extended coordinates
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def multiply(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = add(q, p)
        p, n = add(p, p), n >> 1
    return q

def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        raise ValueError("not a point")
    x = recover_x(y, sign)
    return x, y, 1, x * y % P

B_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(B_Y, 0), B_Y, 1, recover_x(B_Y, 0) * B_Y % P)

def ed25519(key, message, signature):
    try:
        a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    if len(signature) != 64 or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = multiply(s, BASE), add(r, multiply(h, a))
    return not ((left[0] * right[2] - right[0] * left[2]) % P
                or (left[1] * right[2] - right[1] * left[2]) % P)

# Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint).
class Bad(Exception):
    pass

def need(condition, why):
    if not condition:
        raise Bad(why)

def b64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Bad("not base64")
    need(base64.b64encode(data).decode() == text, "not canonical base64")
    return data

def open_checkpoint(note, origin, key):
    try:
        text = note.decode("utf-8") if isinstance(note, bytes) else note
        body, end, signatures = text.rpartition("\n\n")
        data = (body + "\n").encode("utf-8")
    except UnicodeError:
        raise Bad("the checkpoint is not UTF-8")
    need(end and signatures.endswith("\n"), "the checkpoint is not a signed note")
    need(not re.search("[\x00-\x09\x0b-\x1f]", text), "the checkpoint holds control characters")
    name_hash = hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4]
    signed = False
    for line in signatures[:-1].split("\n"):
        match = re.fullmatch("\u2014 (.+) ([^ ]+)", line)
        need(match, "a signature line is malformed")
        blob = b64(match[2])
        if match[1] == origin and blob[:4] == name_hash:
            need(ed25519(key, data, blob[4:]), "the signature is not valid")
            signed = True
    need(signed, "the trusted key did not sign the checkpoint")
    lines = body.split("\n")
    need(len(lines) == 3 and lines[0] == origin, "the checkpoint is of another log")
    need(re.fullmatch("0|[1-9][0-9]{0,17}", lines[1]), "the size is no number")
    root = b64(lines[2])
    need(len(root) == 32, "the root is no hash")
    return int(lines[1]), root

# Merkle trees (RFC 6962, RFC 9162).
def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def leaf(data):
    return sha(b"\x00", data)

def node(left, right):
    return sha(b"\x01", left, right)

def included(hash_, index, size, path, root):
    if not 0 <= index < size:
        return False
    at, last = index, size - 1
    for sibling in path:
        if last == 0 or len(sibling) != 32:
            return False
        if at & 1 or at == last:
            hash_ = node(sibling, hash_)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            hash_ = node(hash_, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and hash_ == root

def root_of(hashes):
    if len(hashes) <= 1:
        return hashes[0] if hashes else sha()
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return node(root_of(hashes[:k]), root_of(hashes[k:]))

# A proof.
def leaf_of(tenant, stream, seq, hash_):
    return f"steward.leaf.v1 {tenant} {stream} {seq} {hash_}".encode()

def no_twins(pairs):
    need(len(dict(pairs)) == len(pairs), "a key stands twice")
    return dict(pairs)

def load(text):
    try:
        return json.loads(text, object_pairs_hook=no_twins)
    except (ValueError, RecursionError):
        raise Bad("it is not JSON")

def check_proof(file, key):
    with open(file, "rb") as data:
        proof = load(data.read())
    need(isinstance(proof, dict) and proof.get("format") == "steward.journal.proof.v1", "no proof")
    members = ("tenant", "stream", "prevHash", "hash", "body", "checkpoint")
    need(all(isinstance(proof.get(m), str) for m in members), "a member is missing or malformed")
    need(all(type(proof.get(m)) is int for m in ("seq", "index")), "a number is missing")
    need(isinstance(proof.get("path"), list), "the path is missing")
    need(all(isinstance(step, str) for step in proof["path"]), "the path is malformed")
    tenant, stream, seq = proof["tenant"], proof["stream"], proof["seq"]
    need(re.fullmatch("[a-z][a-z0-9-]{0,62}", tenant), "the tenant is none")
    body = load(proof["body"])
    need(isinstance(body, dict) and body.get("tenant") == tenant and body.get("stream") == stream,
         "the body is of another tenant or stream")
    need(re.fullmatch("[0-9a-f]{64}", proof["prevHash"]) and 1 <= seq < 2**63, "no hash or number")
    hash_ = sha(b"steward.journal.v1\0", bytes.fromhex(proof["prevHash"]), seq.to_bytes(8, "big"),
                proof["body"].encode("utf-8", "surrogatepass")).hex()
    need(hash_ == proof["hash"], "the hash is not that of the body")
    origin = proof["checkpoint"].partition("\n")[0]
    need(re.fullmatch("steward\\.dev/[a-z][a-z0-9-]{0,62}/" + tenant, origin), "another log")
    size, root = open_checkpoint(proof["checkpoint"], origin, key)
    path = [b64(step) for step in proof["path"]]
    need(included(leaf(leaf_of(tenant, stream, seq, hash_)), proof["index"], size, path, root),
         "the path does not lead from the entry to the checkpoint")
    print(f"holds: entry {seq} of stream {stream} of tenant {tenant} is in {origin}, size {size}")

# The logs of a folder (C2SP tlog-tiles).
def number(index):
    name = f"{index % 1000:03d}"
    while index >= 1000:
        index //= 1000
        name = f"x{index % 1000:03d}/{name}"
    return name

def read(folder, name, width):
    for path in (f"{name}.p/{width}", name) if width < 256 else (name,):
        full = os.path.join(folder, path)
        if os.path.isfile(full):
            with open(full, "rb") as data:
                return data.read()
    raise Bad(f"the file {name} is missing")

def bundle(data, width):
    entries = []
    while data and len(entries) < width:
        length = int.from_bytes(data[:2], "big")
        need(len(data) >= 2 + length, "a bundle ends too early")
        entries.append(data[2:2 + length])
        data = data[2 + length:]
    need(len(entries) == width, "a bundle has too few leaves")
    return entries

def checkpoints(folder, origin, key):
    found = {}
    for at, _, files in os.walk(os.path.join(folder, "checkpoints")):
        for name in (f for f in files if not f.startswith(".")):
            with open(os.path.join(at, name), "rb") as note:
                size, root = open_checkpoint(note.read(), origin, key)
            place = os.path.relpath(os.path.join(at, name), os.path.join(folder, "checkpoints"))
            need(place.replace(os.sep, "") == f"{size:015d}", "a checkpoint is kept under another size")
            found[size] = root
    if os.path.isfile(os.path.join(folder, "checkpoint")):
        with open(os.path.join(folder, "checkpoint"), "rb") as note:
            size, root = open_checkpoint(note.read(), origin, key)
        need(found.setdefault(size, root) == root, "two checkpoints of one size")
    need(found, "there is no checkpoint")
    return found

def check_log(folder, origin, tenant, key):
    found, streams, hashes, peaks = checkpoints(folder, origin, key), {}, [], []
    size = max(found)
    for index in range(-(-size // 256)):
        width = min(256, size - index * 256)
        for entry in bundle(read(folder, "tile/entries/" + number(index), width), width):
            match = re.fullmatch("steward\\.leaf\\.v1 ([a-z0-9-]+) ([a-z0-9._-]+) ([1-9][0-9]*)"
                                 " ([0-9a-f]{64})", entry.decode("latin-1"))
            need(match and match[1] == tenant, "a leaf is not one of this log's")
            need(int(match[3]) == streams.get(match[2], 0) + 1, f"a gap in stream {match[2]}")
            streams[match[2]] = int(match[3])
            hashes.append(leaf(entry))
            peaks.append((1, hashes[-1]))
            while len(peaks) > 1 and peaks[-2][0] == peaks[-1][0]:
                (count, left), (_, right) = peaks[-2:]
                peaks[-2:] = [(2 * count, node(left, right))]
            if len(hashes) in found:
                root = peaks[-1][1]
                for _, left in reversed(peaks[:-1]):
                    root = node(left, root)
                need(found[len(hashes)] == root, f"the checkpoint of size {len(hashes)} is not over the leaves")
    level = 0
    while hashes:
        for index in range(-(-len(hashes) // 256)):
            tile = hashes[index * 256:(index + 1) * 256]
            data = read(folder, f"tile/{level}/{number(index)}", len(tile))
            need(data[:32 * len(tile)] == b"".join(tile), f"tile {level}/{index} is not over the leaves")
        hashes = [root_of(hashes[i:i + 256]) for i in range(0, len(hashes) - 255, 256)]
        level += 1
    print(f"holds: {origin}, {len(found)} checkpoints over {size} entries {streams}")

def check_logs(folder, key):
    good, any_log, home = True, False, os.path.join(folder, "journal")
    for instance in sorted(os.listdir(home) if os.path.isdir(home) else []):
        for tenant in sorted(os.listdir(os.path.join(home, instance))):
            any_log, origin = True, f"steward.dev/{instance}/{tenant}"
            try:
                check_log(os.path.join(home, instance, tenant), origin, tenant, key)
            except Bad as bad:
                good = False
                print(f"does NOT hold: {origin}: {bad}")
    need(any_log, "there is no log in " + folder)
    return good

def main(arguments):
    if len(arguments) != 4 or arguments[0] != "--key" or arguments[2] not in ("proof", "logs"):
        sys.exit(__doc__)
    text = arguments[1]
    if os.path.isfile(text):
        with open(text) as file:
            text = file.read()
    verifier = re.fullmatch("[^+]+\\+[0-9a-f]{8}\\+(.+)", text.strip())
    try:
        key = b64(verifier[1])[1:] if verifier else b64(text.strip())
        need(len(key) == 32, "the key has not 32 bytes")
        if arguments[2] == "proof":
            check_proof(arguments[3], key)
            return 0
        return 0 if check_logs(arguments[3], key) else 1
    except Bad as bad:
        print(f"does NOT hold: {bad}")
        return 1

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
