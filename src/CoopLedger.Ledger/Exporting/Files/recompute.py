"""Computes the root of an exported ledger anew from its events (RFC 6962), compares it with the
one in `checkpoint`, and writes what was signed and the signature for another tool to check.

Tính lại gốc của sổ đã xuất từ các sự kiện (RFC 6962), so với gốc trong tệp `checkpoint`, rồi ghi ra
phần đã ký và chữ ký để công cụ khác kiểm tra.

Python 3, standard library only. Run it inside a copy of the folder. It ends with 1 when anything
is wrong.
"""
import base64
import hashlib
import sys


def sha256(data):
    return hashlib.sha256(data).digest()


def stop(message):
    sys.exit("WRONG / SAI: " + message)


def path_of(number, width):
    groups = [f"{number % 1000:03d}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03d}")
    return "tile/entries/" + "/".join(groups) + (f".p/{width}" if width < 256 else "")


def entries(size):
    for number in range((size + 255) // 256):
        width = min(256, size - 256 * number)
        with open(path_of(number, width), "rb") as file:
            data = file.read()
        for _ in range(width):
            length = int.from_bytes(data[:2], "big")
            entry, data = data[2:2 + length], data[2 + length:]
            if len(entry) != length or length < 25:
                stop(f"{path_of(number, width)} is cut short / bị cắt cụt")
            yield entry
        if data:
            stop(f"{path_of(number, width)} is too long / bị thừa")


def root_of(size):
    stack = []
    for position, entry in enumerate(entries(size), 1):
        if int.from_bytes(entry[17:25], "big") != position:
            stop(f"position / vị trí {position}")
        root, count = sha256(b"\x00" + entry), position
        while count % 2 == 0:
            root, count = sha256(b"\x01" + stack.pop() + root), count // 2
        stack.append(root)
    root = stack.pop() if stack else sha256(b"")
    while stack:
        root = sha256(b"\x01" + stack.pop() + root)
    return root


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    with open("checkpoint", "rb") as file:
        text, _, signatures = file.read().rpartition(b"\n\n")
    text += b"\n"
    origin, size, root = text.decode().splitlines()
    if root_of(int(size)) != base64.b64decode(root):
        stop("the root is not the one that was signed / gốc không phải gốc đã ký")
    with open("key.pem", encoding="ascii") as file:
        key = base64.b64decode("".join(file.read().split("\n")[1:-2]))
    for line in signatures.decode().splitlines():
        signature = base64.b64decode(line.split(" ")[2])
        if signature[:4] == sha256(key)[:4]:
            with open("checkpoint.text", "wb") as file:
                file.write(text)
            with open("checkpoint.signature", "wb") as file:
                file.write(signature[4:])
            print(f"{origin}: {size} events / sự kiện, root / gốc {root}: OK")
            return
    stop("this key has not signed / khóa này không ký")


main()
